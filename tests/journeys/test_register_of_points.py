"""A township clerk proposes a room, the county returns and then approves it, verifies it on site, and imports a table."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from tests.cast import City
from tests.journeys.visiting import Entering
from zhichi.domains.network.public import Point

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def picture(path: Path) -> Path:
    kept = BytesIO()
    Image.linear_gradient("L").resize((64, 64)).save(kept, "PNG")
    path.write_bytes(kept.getvalue())
    return path


def test_a_room_is_proposed_returned_approved_and_verified(enter: Entering, city: City, tmp_path: Path):
    clerk, county = enter(360), enter(1280)
    clerk.log_in("liming")
    clerk.go("/office/points/")
    clerk.sees("还没有登记服务点")
    clerk.look("points-none")
    clerk.follow("新增服务点")
    clerk.write("名称", "许庄社区公共法律服务工作室")
    clerk.choose("层级", "村级")
    clerk.choose("主管机构", "许庄司法所")
    clerk.choose("状态", "正在服务")
    clerk.choose("区划代码", "济宁市任城区许庄街道许庄社区居委会")
    clerk.write("经度", "35.41")
    clerk.write("纬度", "116.58")
    clerk.write("开放时间", "上午")
    clerk.write("申报理由", "新建成，已挂牌")
    clerk.press("提交审核")
    clerk.sees("看不懂“上午”")
    clerk.look("points-propose-wrong", 360, 1280)
    clerk.write("开放时间", "周一至周五 09:00-12:00，13:30-17:00")
    clerk.press("提交审核")
    clerk.sees("请附上证明")
    clerk.field("证明材料").set_input_files(picture(tmp_path / "sign.png"))
    clerk.press("提交审核")
    clerk.sees("经度和纬度写反了")
    clerk.write("经度", "116.5873")
    clerk.write("纬度", "35.4143")
    clerk.choose("坐标是从哪里量的", "GCJ-02 加密坐标（高德、腾讯、微信地图）")
    clerk.field("证明材料").set_input_files(tmp_path / "sign.png")
    clerk.press("提交审核")
    clerk.sees("换算后")
    county.log_in("panli")
    county.go("/office/points/")
    county.follow("申报和审核")
    county.follow("许庄社区公共法律服务工作室")
    county.look("points-review", 1280, 360)
    county.tick("退回补正")
    county.press("确定")
    county.sees("要写明理由")
    county.tick("退回补正")
    county.write("审核意见", "请补上电话。")
    county.press("确定")
    clerk.go("/office/points/proposals/?list=mine")
    clerk.follow("许庄社区公共法律服务工作室")
    clerk.sees("请补上电话。")
    clerk.follow("补正后再提交")
    clerk.write("电话", "0537-2345678")
    clerk.press("提交审核")
    county.go("/office/points/proposals/")
    county.look("points-proposals", 1280, 360)
    county.follow("许庄社区公共法律服务工作室")
    county.tick("通过，登记生效")
    county.press("确定")
    point = Point.objects.get()
    county.go(f"/office/points/{point.code}/")
    county.follow("开始核验")
    county.tick("到现场")
    county.press("开始核验")
    county.sees("这次的口令")
    county.tick("属实，正在服务")
    county.field("照片").set_input_files(picture(tmp_path / "door.png"))
    county.look("points-visit", 1280, 360)
    county.press("登记结果")
    county.sees("核验有效", "照片 1")
    county.look("points-one", 1280, 360)
    clerk.go(f"/office/points/{point.code}/record/service/")
    clerk.choose("怎么办的", "上门")
    clerk.write("办事情况", "解答土地承包合同问题")
    clerk.look("points-service")
    clerk.press("登记服务记录")
    clerk.follow("回到服务点")
    clerk.sees("解答土地承包合同问题")
    clerk.look("points-one-clerk")


def test_a_table_is_looked_at_before_it_is_imported(enter: Entering, city: City, tmp_path: Path):
    head = "名称,层级,主管机构,区划代码,状态,经度,纬度,坐标系,电话,开放时间\n"
    good = "许庄社区工作室,村级,370811-town,370811002001,正在服务,116.5873,35.4143,GCJ-02,0537-2345678,周一至周五 09:00-12:00\n"
    bad = "许庄工作站,村级,370811-town,370811002000,正在服务,,,,12345,上午\n"
    wrong, right = tmp_path / "wrong.csv", tmp_path / "right.csv"
    wrong.write_text(head + good + bad, "gb18030")
    right.write_text(head + good, "utf-8-sig")
    county = enter(1280)
    county.log_in("panli")
    county.go("/office/points/import/")
    county.field("表格文件").set_input_files(wrong)
    county.look("points-upload", 1280, 360)
    county.press("上传并预览")
    county.sees("第3行「电话」", "第3行「开放时间」")
    county.look("points-sheet-wrong", 1280, 360)
    assert not Point.objects.exists()
    county.follow("改好后重新上传")
    county.field("表格文件").set_input_files(right)
    county.press("上传并预览")
    county.sees("会新增 1 个")
    county.look("points-sheet", 1280, 360)
    county.press("确认导入")
    county.sees("许庄社区工作室")
    county.look("points-list", 1280, 360)
