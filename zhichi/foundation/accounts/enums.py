"""Roles, outcomes of a login, purposes of the guessing guard, ledger codes."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """Every role of domain.md §0.5, the three administrators of GB/T 22239 and the legal-aid desks.

    The last three are roles of the public: a procedure may name them, a post may not.
    """

    PROVINCE_VIEWER = "province_viewer", _("省厅查看人员")
    BUREAU_DIRECTOR = "bureau_director", _("局长")
    DEPUTY_DIRECTOR = "deputy_director", _("副局长")
    OFFICE_CLERK = "office_clerk", _("办公室人员")
    LEGAL_AFFAIRS = "legal_affairs", _("法规复议科人员")
    LAWYER_ADMIN = "lawyer_admin", _("律师工作科人员")
    PLS_ADMIN = "pls_admin", _("公共法律服务科人员")
    APPRAISAL_ADMIN = "appraisal_admin", _("司法鉴定管理人员")
    CORRECTION_ADMIN = "correction_admin", _("社区矫正科人员")
    MEDIATION_ADMIN = "mediation_admin", _("人民参与和促进法治科人员")
    INSPECTOR = "inspector", _("行政执法检查人员")
    SEAL_KEEPER = "seal_keeper", _("监印人")
    MEDIA_EDITOR = "media_editor", _("政务新媒体编辑")
    EQUIP_FINANCE = "equip_finance", _("装备财务科人员")
    AUDITOR = "auditor", _("纪检审计人员")
    DATA_SECURITY_OFFICER = "data_security_officer", _("数据安全负责人")
    LEGAL_AID_CLERK = "legal_aid_clerk", _("法律援助中心工作人员")
    LEGAL_AID_HEAD = "legal_aid_head", _("法律援助中心负责人")
    CORRECTION_AGENCY = "correction_agency", _("社区矫正机构工作人员")
    JUSTICE_OFFICE_HEAD = "justice_office_head", _("司法所所长")
    JUSTICE_ASSISTANT = "justice_assistant", _("司法助理员")
    MEDIATOR = "mediator", _("人民调解员")
    VILLAGE_LEGAL_ADVISER = "village_legal_adviser", _("村（居）法律顾问")
    LAW_WISE_PERSON = "law_wise_person", _("法律明白人")
    REGULATED_ORG_USER = "regulated_org_user", _("法律服务机构人员")
    PROVIDER = "provider", _("承办人（律师/基层法律服务工作者）")
    SYSTEM_ADMIN = "system_admin", _("系统管理员")
    SECURITY_ADMIN = "security_admin", _("安全管理员")
    AUDIT_ADMIN = "audit_admin", _("审计管理员")
    CITIZEN = "citizen", _("群众")
    AGENT = "agent", _("代理人")
    FAMILY_MEMBER = "family_member", _("家属")


class Outcome(TextChoices):
    """How an attempt to enter ended."""

    ENTERED = "entered", _("登录成功")
    WRONG = "wrong", _("用户名或密码不对")
    INACTIVE = "inactive", _("账号已停用")
    WRONG_CODE = "wrong_code", _("动态码不对")
    LOCKED = "locked", _("已锁定，拒绝登录")
    LEFT = "left", _("退出登录")


class Code(TextChoices):
    """Ledger codes of this room; the subject is always `officer:<id>`."""

    OFFICER_CREATED = "accounts.officer.created", _("建立账号")
    OFFICER_DEACTIVATED = "accounts.officer.deactivated", _("停用账号")
    OFFICER_REACTIVATED = "accounts.officer.reactivated", _("恢复账号")
    OFFICER_LOCKED = "accounts.officer.locked", _("账号被锁定")
    OFFICER_UNLOCKED = "accounts.officer.unlocked", _("解除锁定")
    PASSWORD_RESET = "accounts.password.reset", _("重置密码")
    PASSWORD_CHANGED = "accounts.password.changed", _("修改密码")
    FACTOR_CONFIRMED = "accounts.factor.confirmed", _("启用动态码")
    FACTOR_REQUIRED = "accounts.factor.required", _("要求启用动态码")
    FACTOR_RESET = "accounts.factor.reset", _("重置动态码")
    SESSIONS_ENDED = "accounts.sessions.ended", _("退出其他设备")
    POST_GRANTED = "accounts.post.granted", _("授予岗位")
    POST_ENDED = "accounts.post.ended", _("终止岗位")
    DELEGATION_GIVEN = "accounts.delegation.given", _("委托代管")
    DELEGATION_ENDED = "accounts.delegation.ended", _("终止委托代管")
    WORK_HANDED_OVER = "accounts.work.handed_over", _("移交工作")
