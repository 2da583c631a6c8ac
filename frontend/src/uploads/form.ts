/** Forms marked `data-resumes="<address>"`. Without a secure context or on a kiosk the ordinary field stays as it is. */
import { told } from "../tongue";
import { Field } from "./field";

function watch(form: HTMLFormElement): void {
  const url = form.dataset["resumes"] ?? "";
  const token = form.querySelector<HTMLInputElement>("[name=csrfmiddlewaretoken]")?.value ?? "";
  let pressed: HTMLElement | null = null;
  let waits = false;
  const said = document.createElement("p");
  said.className = "form-saved";
  said.setAttribute("role", "status");
  form.append(said);

  const changed = (): void => {
    if (!waits) return;
    const faulty = fields.find((field) => field.faulty);
    if (faulty || fields.every((field) => !field.pending)) {
      waits = false;
      said.textContent = "";
      if (faulty) faulty.input.focus();
      else form.requestSubmit(pressed);
    }
  };
  const inputs = [...form.querySelectorAll<HTMLInputElement>("input[type=file]")];
  const fields = inputs.map((input) => new Field(input, url, token, form.dataset["resumesAs"] ?? "", changed));
  new MutationObserver(() => fields.forEach((field) => field.settle())).observe(form, { childList: true, subtree: true });
  form.addEventListener("submit", (event) => {
    const by = (event as SubmitEvent).submitter;
    if (by?.hasAttribute("formaction")) return;
    if (fields.every((field) => !field.pending)) return fields.forEach((field) => field.sent());
    event.preventDefault();
    event.stopImmediatePropagation();
    [pressed, waits] = [by, true];
    said.textContent = told("材料还在上传，传完会自动提交，请不要关这一页。", "Still sending. The form goes out by itself when it is done; please keep this page open.");
  });
}

export function resumingUploads(): void {
  if (!globalThis.crypto?.subtle) return;
  document.querySelectorAll<HTMLFormElement>("form[data-resumes]").forEach(watch);
}
