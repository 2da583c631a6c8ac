"""The page of GB/T 9704—2012, as a style sheet for print (domain.md §8.7).

A4; top 37 mm, left 28 mm; a text block of 156 × 225 mm with 22 lines of 28 characters of 16 pt. The fonts of the
standard may not be handed on: a bureau that has them gets them, others free ones that come nearest.
"""

SONG = '"FZSSK", "SimSun", "Noto Serif CJK SC"'
FANG = '"FZFSK", "FangSong_GB2312", "FangSong", "Noto Serif CJK SC"'
TITLE = '"FZXBSK", "FZXiaoBiaoSong-B05S", "Noto Serif CJK SC"'
HEI = '"SimHei", "Noto Sans CJK SC"'
KAI = '"KaiTi_GB2312", "KaiTi", "AR PL UKai CN", "Noto Serif CJK SC"'
# 225 mm / 22, and what each character of 16 pt gives up so that 28 stand in 156 mm.
LINE, NARROWER = "10.2272mm", "-0.0735mm"

FOOT = "letter-spacing: 0; white-space: nowrap; vertical-align: top; padding-top: 7mm"
# Inside, where there is no page number; below the text block, which keeps its measure.
CHECK = "padding: 4mm 0 0; margin: 0; vertical-align: top; width: 100mm"

SHEET = f"""
@page {{ size: 210mm 297mm; margin: 37mm 26mm 35mm 28mm }}
@page :right {{ @bottom-right {{ content: "— " counter(page) " —"; margin-right: 14pt }} }}
@page :left {{ @bottom-left {{ content: "— " counter(page) " —"; margin-left: 14pt }} }}
@page {{
  @bottom-right {{ font: 14pt/14pt {SONG}; {FOOT} }}
  @bottom-left {{ font: 14pt/14pt {SONG}; {FOOT} }}
}}
@page :right {{ @bottom-left {{ content: element(check); {CHECK} }} }}
@page :left {{ @bottom-right {{ content: element(check); {CHECK} }} }}
.check {{ position: running(check); font: 9pt/12pt {HEI}; letter-spacing: 0; text-align: left; width: 100mm }}
.check svg {{ width: 15mm; height: 15mm; float: left; margin-right: 2.5mm }}
.check p {{ overflow-wrap: anywhere; text-indent: 0; padding-top: 1mm }}
html {{ font: 16pt/{LINE} {FANG}; letter-spacing: {NARROWER}; overflow-wrap: anywhere }}
body {{ margin: 0 }}
p, ol, ul, h1, h2, h3 {{ margin: 0; padding: 0; font-weight: 400; font-size: inherit }}
p {{ text-indent: 2em; orphans: 2; widows: 2 }}
p.annex {{ margin-top: {LINE} }}
p.note {{ break-before: avoid }}
p.plain, p.to, td p, li p {{ text-indent: 0 }}
p.center {{ text-align: center; text-indent: 0 }}
p.right {{ text-align: right; text-indent: 0 }}
h2 {{ font-family: {HEI}; text-indent: 2em; break-after: avoid }}
h3 {{ font-family: {KAI}; text-indent: 2em; break-after: avoid }}
ol, ul {{ margin-left: 3em }}
.organ {{ padding-top: 35mm; color: #d7000f; text-align: center; white-space: nowrap; letter-spacing: 0;
  font: 700 16mm/1 {TITLE} }}
.number {{ margin-top: 2em; padding-top: {LINE}; text-align: center; text-indent: 0 }}
.number.upward {{ text-align: left; padding-left: 1em; padding-right: 1em }}
.signer {{ float: right; white-space: nowrap }}
.urgency {{ position: absolute; top: 10.2272mm; left: 0; font-family: {HEI} }}
.rule {{ margin-top: 4mm; border-top: 0.7mm solid #d7000f }}
h1 {{ font: 700 22pt/{LINE} {TITLE}; text-align: center; letter-spacing: 0; break-after: avoid;
  margin: 20.4544mm 0 {LINE} }}
.sheet h1 {{ margin-top: 0 }}
.sheet .number {{ margin: 0; padding: 0; text-align: right; font-size: 14pt }}
table {{ width: 100%; border-collapse: collapse; font-size: 14pt; line-height: 7.5mm; letter-spacing: 0;
  margin: 2mm 0 }}
th, td {{ border: 0.25mm solid #000; padding: 1mm 2mm; text-align: left; vertical-align: top; font-weight: 400 }}
th {{ width: 9em }}
table:has(td + th) th {{ width: 5.5em }}
tr {{ break-inside: avoid }}
.sign {{ margin-top: 20.4544mm; text-align: right; break-inside: avoid; break-before: avoid }}
.sign div {{ display: inline-block; text-align: center; margin-right: 4em; letter-spacing: 0 }}
.room {{ height: 30mm; break-inside: avoid }}
.imprint {{ position: absolute; bottom: 0; left: 0; right: 0; font-size: 14pt; line-height: 8mm; letter-spacing: 0;
  border-top: 0.35mm solid #000; border-bottom: 0.35mm solid #000 }}
.imprint p {{ text-indent: 0; padding: 0 1em; overflow: hidden }}
.imprint p + p {{ border-top: 0.25mm solid #000 }}
.imprint .on {{ float: right; white-space: nowrap }}
"""
