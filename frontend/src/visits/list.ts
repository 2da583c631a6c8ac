/** The list of what is kept on this device: what it waits for, what the server said, and ways to send or delete it. */
import { afterSending } from "./banner";
import { all, drop, type Kept } from "./store";
import { button, moment } from "./words";

const STATE: Record<Kept["state"], string> = { draft: "填到一半", waiting: "填好了，还没有送出", refused: "没有收下" };

function line(row: Kept, again: () => Promise<void>): HTMLElement {
  const item = document.createElement("li");
  const link = item.appendChild(document.createElement("a"));
  link.href = row.address;
  link.textContent = row.point;
  const photos = row.photos.length > 0 ? `，${row.photos.length} 张照片` : "";
  item.append(`：${STATE[row.state]}（${moment(row.at)} 保存${photos}），口令 ${row.challenge}，${moment(row.until)} 以前送到`);
  for (const words of row.said) item.appendChild(document.createElement("p")).textContent = words;
  item.append(" ", button(`从手机里删掉`, () => {
    if (confirm(`“${row.point}”填的内容和照片会从这台手机上删掉，找不回来。要删吗？`)) void drop(row.visit).then(again);
  }));
  return item;
}

export function visitList(): void {
  const section = document.querySelector<HTMLElement>("[data-visit-queue]");
  const list = section?.querySelector<HTMLElement>("[data-visit-rows]");
  if (!section || !list) return;
  const draw = async (): Promise<void> => {
    const rows = (await all()).filter((row) => row.who === section.dataset["who"]);
    section.hidden = rows.length === 0 && !section.querySelector(".notice");
    list.replaceChildren(...rows.map((row) => line(row, draw)));
  };
  afterSending(() => { void draw(); });
  void draw();
}
