"""The sentences with which a PDF is refused. What stands in a dictionary decides."""


class FaultError(ValueError):
    """One sentence for the person."""


NO_PDF = "这不是 PDF 文件。"
CUT_OFF = "这份 PDF 不完整，结尾缺了一段，请重新生成。"
BROKEN = "这份 PDF 的内部结构坏了，读不出来。"
TOO_BIG = "这份 PDF 超过 30 MB，不能盖章。"
BOMB = "这份 PDF 解开以后大得不正常，可能是压缩炸弹，没有打开。"
TOO_MANY = "这份 PDF 里的对象多得不正常，没有打开。"
TOO_DEEP = "这份 PDF 的结构一层套一层，深得不正常，没有打开。"
SCRIPT = "这份 PDF 里有脚本，不能盖章。"
OPENING = "这份 PDF 一打开就会自动执行动作，不能盖章。"
LAUNCH = "这份 PDF 会启动别的程序，不能盖章。"
LINK = "这份 PDF 里有指向外面网址的链接，不能盖章。"
ACTION = "这份 PDF 里有会自动执行的动作，不能盖章。"
FILES = "这份 PDF 里夹带了别的文件，不能盖章。"
OUTSIDE = "这份 PDF 要用到外面的文件，内容不固定，不能盖章。"
MEDIA = "这份 PDF 里有音频、视频或者三维内容，不能盖章。"
LOCKED = "这份 PDF 加了密，看不到全部内容，不能盖章。"
XFA = "这份 PDF 是动态表单（XFA），内容会变，不能盖章。"
FORM = "这份 PDF 里有可以填写的表单，盖章以后内容还会变，不能盖章。"
LAYERS = "这份 PDF 里有可以隐藏的图层，看到的不一定是全部，不能盖章。"
FILTER = "这份 PDF 用了不认识的或者重复的压缩方法，没有打开。"
HYBRID = "这份 PDF 有两套目录，不同的阅读器会看到不同的内容，不能盖章。"
NO_PAGES = "这份 PDF 里没有页面。"
PAGES = "这份 PDF 超过 500 页，不能盖章。"
SIZE = "第 {} 页不是 A4 纸（210×297 毫米），不能盖章。"
EMPTY = "第 {} 页是空白的，盖了章以后可以再写上内容，不能盖章。请删掉空白页。"
TURNED = "第 {} 页被旋转或者缩放过，盖章的位置会不对，请重新生成。"
CROPPED = "第 {} 页有一部分被裁掉看不见，不能盖章。"

KEYS = {
    "/JS": SCRIPT,
    "/JavaScript": SCRIPT,
    "/OpenAction": OPENING,
    "/AA": OPENING,
    "/EmbeddedFiles": FILES,
    "/EF": FILES,
    "/RF": FILES,
    "/Collection": FILES,
    "/XFA": XFA,
    "/Encrypt": LOCKED,
    "/OCProperties": LAYERS,
    "/RichMediaContent": MEDIA,
}
ACTIONS = {
    "/JavaScript": SCRIPT,
    "/Launch": LAUNCH,
    "/URI": LINK,
    "/GoToR": OUTSIDE,
    "/GoToE": FILES,
    "/Rendition": MEDIA,
    "/Movie": MEDIA,
    "/Sound": MEDIA,
    "/GoTo3DView": MEDIA,
    "/RichMediaExecute": MEDIA,
    "/SubmitForm": ACTION,
    "/ImportData": ACTION,
    "/ResetForm": ACTION,
    "/Hide": ACTION,
    "/Named": ACTION,
    "/SetOCGState": ACTION,
    "/Thread": ACTION,
}
SUBTYPES = {
    "/FileAttachment": FILES,
    "/RichMedia": MEDIA,
    "/Screen": MEDIA,
    "/Movie": MEDIA,
    "/Sound": MEDIA,
    "/3D": MEDIA,
}
TYPES = {"/Filespec": FILES, "/EmbeddedFile": FILES}
