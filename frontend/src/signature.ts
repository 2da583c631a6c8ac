/**
 * A place to sign by hand beside the typed name, which stays the signature where nobody draws. Only the strokes are sent,
 * on a grid of 600 by 200 points; the picture is made on the server. Parts that htmx brings in are found as they come.
 */
const GRID = { width: 600, height: 200 };
const LONGEST = 19_000;
const NEAR = 3;

type Stroke = number[];

const read = (text: string): Stroke[] => (text ? text.split(";").map((part) => part.split(",").map(Number)) : []);
const write = (strokes: Stroke[]): string => strokes.map((stroke) => stroke.join(",")).join(";");

export function signatures(): void {
  const begin = (): void => {
    for (const box of document.querySelectorAll<HTMLElement>("[data-drawn][hidden]")) pad(box);
  };
  begin();
  document.addEventListener("htmx:afterSettle", begin);
}

function pad(box: HTMLElement): void {
  const canvas = box.querySelector("canvas");
  const field = box.querySelector<HTMLInputElement>("input[type=hidden]");
  const pen = canvas?.getContext("2d");
  if (!canvas || !field || !pen) return;
  const strokes = read(field.value);
  pen.lineWidth = 4;
  pen.lineCap = pen.lineJoin = "round";
  const draw = (): void => {
    pen.clearRect(0, 0, GRID.width, GRID.height);
    for (const [x = 0, y = 0, ...rest] of strokes) {
      pen.beginPath();
      pen.moveTo(x, y);
      pen.lineTo(x, y);
      for (let n = 0; n + 1 < rest.length; n += 2) pen.lineTo(rest[n] ?? 0, rest[n + 1] ?? 0);
      pen.stroke();
    }
  };
  const add = (stroke: Stroke, event: PointerEvent): void => {
    const { left, top, width, height } = canvas.getBoundingClientRect();
    const place = (at: number, size: number, most: number): number =>
      Math.max(0, Math.min(most, Math.round((at / size) * most)));
    const x = place(event.clientX - left, width, GRID.width);
    const y = place(event.clientY - top, height, GRID.height);
    const [before, beside] = stroke.slice(-2);
    if (before !== undefined && beside !== undefined && Math.hypot(x - before, y - beside) < NEAR) return;
    if (write(strokes).length > LONGEST) return;
    stroke.push(x, y);
    draw();
  };
  let drawing: Stroke | null = null;
  canvas.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || write(strokes).length > LONGEST) return;
    event.preventDefault();
    canvas.setPointerCapture(event.pointerId);
    strokes.push((drawing = []));
    add(drawing, event);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!drawing) return;
    for (const each of event.getCoalescedEvents?.() ?? [event]) add(drawing, each);
  });
  const end = (): void => {
    drawing = null;
    field.value = write(strokes);
  };
  canvas.addEventListener("pointerup", end);
  canvas.addEventListener("pointercancel", end);
  box.querySelector("[data-drawn-clear]")?.addEventListener("click", () => {
    strokes.length = 0;
    end();
    draw();
  });
  draw();
  box.hidden = false;
}
