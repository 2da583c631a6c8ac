// Bundles the style sheet, the scripts and the icons into zhichi/ui/static/zhichi/dist (not in version control).
// A component's style.css is found by its folder: adding one edits no list.
import { build, context } from "esbuild";
import { mkdirSync, readdirSync, readFileSync, existsSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const components = join(here, "../zhichi/ui/templates/components");
const dist = join(here, "../zhichi/ui/static/zhichi/dist");

// Phones of 2022 and later; CSS layers set the floor.
const common = { bundle: true, minify: true, legalComments: "none", outdir: dist, logLevel: "warning", target: ["chrome99", "safari15.4", "firefox97"] };

const sheet = () => {
  const folders = readdirSync(components).filter((name) => existsSync(join(components, name, "style.css")));
  return [
    "@layer reset, tokens, base, layout, components, print;",
    ...["reset", "tokens", "base", "layout"].map((name) => `@import "./css/${name}.css" layer(${name});`),
    '@import "./css/gallery.css" layer(components);',
    '@import "./css/atlas.css" layer(components);',
    '@import "./css/answers.css" layer(components);',
    '@import "./css/reception.css" layer(components);',
    '@import "./css/kiosk.css" layer(components);',
    '@import "./css/find.css" layer(components);',
    ...folders.map((name) => `@import "../zhichi/ui/templates/components/${name}/style.css" layer(components);`),
    '@import "./css/print.css" layer(print);',
  ].join("\n");
};

const style = { ...common, stdin: { contents: sheet(), loader: "css", resolveDir: here, sourcefile: "ui.css" }, outdir: undefined, outfile: join(dist, "ui.css") };
const entries = readdirSync(here).filter((name) => name.endsWith(".ts")).map((name) => join(here, name));
const scripts = { ...common, entryPoints: entries, format: "iife" };

// Service workers: each is served from the folder whose pages it may answer for, and only reads what pages kept.
const workers = { ...common, entryPoints: { worker: join(here, "workers/guides.ts"), visits_worker: join(here, "workers/visits.ts") }, format: "iife" };

// The map is an ES module of its own with its worker and its sheet, fetched when somebody looks at it.
// MapLibre asks for a browser of 2022 too; its files are taken as they are built.
const map = [
  { ...common, entryPoints: [join(here, "modules/map.ts")], format: "esm", legalComments: "eof" },
  { ...common, entryPoints: { map_worker: join(here, "../node_modules/maplibre-gl/dist/maplibre-gl-worker.mjs") }, format: "esm", legalComments: "eof" },
  { ...common, entryPoints: { map: join(here, "../node_modules/maplibre-gl/dist/maplibre-gl.css") } },
];

const icons = () => {
  const folder = join(here, "../node_modules/@tabler/icons/icons/outline");
  const names = JSON.parse(readFileSync(join(here, "icons.json"), "utf8"));
  const symbols = names.map((name) => {
    const drawing = readFileSync(join(folder, `${name}.svg`), "utf8").replace(/<!--[\s\S]*?-->/, "");
    const paths = drawing.slice(drawing.indexOf(">") + 1, drawing.lastIndexOf("</svg>")).replace(/\s+/g, " ").trim();
    return `<symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">${paths}</symbol>`;
  });
  const licence = "<!-- Icons: Tabler Icons, MIT License, Copyright (c) 2020-2026 Paweł Kuna -->";
  writeFileSync(join(dist, "icons.svg"), `<svg xmlns="http://www.w3.org/2000/svg">${licence}${symbols.join("")}</svg>\n`);
};

mkdirSync(dist, { recursive: true });
icons();
if (process.argv.includes("--watch")) {
  for (const options of [style, scripts, workers, ...map]) await (await context(options)).watch();
} else {
  await Promise.all([style, scripts, workers, ...map].map((options) => build(options)));
}
