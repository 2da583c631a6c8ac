/** "在我附近": asks the reader first, then the phone, then goes to the same page with a position of about 100 m. */
import { told } from "./tongue";

const DECIMALS = 3;
const WAIT_MS = 15_000;

export function nearMe(): void {
  const box = document.querySelector<HTMLElement>("[data-near-me]");
  const agree = box?.querySelector<HTMLButtonElement>("[data-near-me-agree]");
  const said = box?.querySelector<HTMLElement>("[data-near-me-said]");
  if (!box || !agree || !said || !("geolocation" in navigator)) return;
  box.hidden = false;
  agree.addEventListener("click", () => {
    said.textContent = told("正在找您的位置…", "Looking for your position…");
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const query = new URLSearchParams(location.search);
        for (const name of ["spot", "village", "page"]) query.delete(name);
        query.set("lon", coords.longitude.toFixed(DECIMALS));
        query.set("lat", coords.latitude.toFixed(DECIMALS));
        location.assign(`?${query.toString()}#found`);
      },
      () => { said.textContent = told("没有得到您的位置。请在上面写村名，一样能查。", "Your position was not given. Please type the name of a village above."); },
      { timeout: WAIT_MS, maximumAge: 60_000 },
    );
  });
}
