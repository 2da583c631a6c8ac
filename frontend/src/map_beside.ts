/** The map beside the list: on a wide screen at once, on a phone when asked for. */
import { NO_DATA } from "./drawing";
import { MARKS } from "./map_marks";
import { told } from "./tongue";
import type { Draw, Drawing, Layer, Standing } from "./drawing";

const WIDE = "(min-width: 60rem)";
const LOADING = told("正在加载地图……", "Loading the map…");
const SORRY = told("这台设备显示不了地图。列表里的内容和地图一样，请看列表。", "This device cannot show the map. The list says the same.");
const LOST = told("服务点没有加载出来，可能是网络不好。请刷新再试，或者看列表。", "The service points did not load. Please reload, or use the list.");

type Say = (state: "loading" | "ready" | "failed", words?: string) => void;

export function mapBeside(): void {
  const side = document.querySelector<HTMLElement>("[data-atlas]");
  const box = side?.querySelector<HTMLElement>("[data-atlas-map]");
  const data = document.getElementById("atlas-drawing")?.textContent;
  if (!side || !box || !data) return;
  const drawing = JSON.parse(data) as Drawing;
  const opener = document.querySelector<HTMLElement>("[data-atlas-open]");
  const button = opener?.querySelector<HTMLButtonElement>("button");
  let map: Promise<Standing | null> | null = null;

  const note = side.querySelector<HTMLElement>("[data-atlas-failed]");
  const say: Say = (state, words = "") => {
    side.dataset["state"] = state;
    if (note) note.textContent = words;
  };
  const fail = (why?: unknown): null => {
    say("failed", why instanceof Error && why.name === NO_DATA ? LOST : SORRY);
    box.hidden = true;
    return null;
  };
  const open = (): Promise<Standing | null> => {
    side.hidden = false;
    button?.setAttribute("aria-expanded", "true");
    if (!map) {
      say("loading", LOADING);
      map = fetchMap(box, drawing, () => { fail(); }).then((standing) => { say("ready"); return standing; }).catch(fail);
    }
    return map;
  };
  const close = (): void => {
    side.hidden = true;
    button?.setAttribute("aria-expanded", "false");
  };
  if (opener && button) {
    opener.hidden = false;
    button.addEventListener("click", () => {
      if (!side.hidden) { close(); return; }
      void open().then((standing) => standing?.resize());
      side.scrollIntoView({ block: "start" });
    });
  }
  wire(side, drawing, open, say);
  if (matchMedia(WIDE).matches) void open();
}

async function fetchMap(box: HTMLElement, drawing: Drawing, failed: () => void): Promise<Standing> {
  const sheet = document.createElement("link");
  sheet.rel = "stylesheet";
  sheet.href = drawing.style;
  document.head.append(sheet);
  const script = (await import(drawing.script)) as { draw: Draw };
  return script.draw(box, drawing, failed);
}

/** The legend, the boxes of the officers' layers, and the buttons in the list. */
function wire(side: HTMLElement, drawing: Drawing, open: () => Promise<Standing | null>, say: Say): void {
  const legend = side.querySelector<HTMLElement>("[data-atlas-legend]");
  const shown = new Set(drawing.layers.filter((layer) => layer.shown).map((layer) => layer.key));
  const here = drawing.origin ? [line("h", told("您问的地方", "the place you asked for"))] : [];
  const explain = (): void => legend?.replaceChildren(...here, ...drawing.layers.filter((layer) => shown.has(layer.key)).flatMap(lines));
  explain();
  for (const box of side.querySelectorAll<HTMLInputElement>("[data-atlas-layer]")) {
    box.addEventListener("change", () => {
      if (box.checked) shown.add(box.value); else shown.delete(box.value);
      explain();
      void open().then(async (standing) => {
        if (!standing) return;
        say("loading", LOADING);
        try {
          await standing.show(box.value, box.checked);
          say("ready");
        } catch {
          // The map stays as it is; the box says that the layer is not on it.
          box.checked = false;
          shown.delete(box.value);
          explain();
          say("failed", LOST);
        }
      });
    });
  }
  for (const button of document.querySelectorAll<HTMLButtonElement>("[data-atlas-show]")) {
    const [lon, lat] = (button.dataset["atlasShow"] ?? "").split(",").map(Number);
    if (lon === undefined || lat === undefined) continue;
    button.hidden = false;
    button.addEventListener("click", () => {
      void open().then((standing) => {
        standing?.resize();
        standing?.fly(lon, lat);
        side.scrollIntoView({ block: "nearest" });
      });
    });
  }
}

function lines(layer: Layer): HTMLElement[] {
  return Object.entries(layer.legend).map(([kind, words]) => line(kind, words));
}

function line(kind: string, words: string): HTMLElement {
  const one = document.createElement("li");
  const dot = document.createElement("span");
  dot.className = `atlas-dot atlas-dot-${kind}`;
  one.append(dot, `${MARKS[kind] ?? ""} ${words}`.trim());
  return one;
}
