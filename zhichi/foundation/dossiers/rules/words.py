"""What stands in a bundle for whoever opens it."""

README = """卷宗证据包　案号：{case}

这里面是什么
　index.html（或者 index.pdf）　封面、目录、固定凭证、备考表，以及登记数据的全文，先看这个
　items/　　　卷内每一件，文件名是“第几次固定-第几件”
　freezes/　　每次固定：题名、指纹、Merkle 根
　ledger/　　 台账摘录，以及它们在每日封印之下的证明
　proofs/　　 每一件单独的证明：交出一件，也能证明它在固定时就在卷里
　manifest.json、signature.json　文件清单和签名

怎样核对有没有被改动
　电脑上装有 Python 3.9 以上就可以，不用联网：
　　python3 verify_dossier.py 这个压缩包.zip --key 公钥　（Windows 上把 python3 换成 py）
　公钥请从司法局网站 /ledger/key.json 抄，或者向司法局另外索取。不要用压缩包里自带的来核对它自己。
　退出码 0 表示都对；1 表示有不对的地方，会写明是哪里。

“决定以后补入”的材料单独列明补入时间、补入人和理由，“决定以后形成”的材料写明第几次固定：
都不属于作出决定时的卷宗（第 1 次固定）。
"""
