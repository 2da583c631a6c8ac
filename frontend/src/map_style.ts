/** How things look on the map. Colours of tokens.css; the canvas cannot read the style sheet. */
import type { LayerSpecification } from "maplibre-gl";
import { MARKS } from "./map_marks";

export const COLOURS = {
  land: "#f4f7fa",
  county: "#ffffff",
  border: "#8fa6c4",
  label: "#46525f",
  cluster: "#17407a",
  here: "#0a5cc4",
};
// Classes of the legends: open, shut, effective, verified, claimed, gap.
const KINDS: Record<string, string> = { o: "#12613a", x: "#5f6b77", e: "#12613a", v: "#0a5cc4", l: "#9a6200", g: "#a81916" };
// Classes of share, pale to deep; dark words on all but the deepest.
export const SHARES: Record<string, string> = { s4: "#12613a", s3: "#6aae85", s2: "#a3cdb0", s1: "#cfe5d4", s0: "#f6ecd2" };
const FONT = ["sans-serif"];
// From afar counties, nearer townships, from here on each place.
const TOWNSHIPS = 9.3;
export const PLACES = 11.5;

export function layersOf(hasBackground: boolean): LayerSpecification[] {
  const ground: LayerSpecification[] = hasBackground
    ? [{ id: "background-map", type: "raster", source: "background" }]
    : [
        { id: "land", type: "background", paint: { "background-color": COLOURS.land } },
        { id: "county", type: "fill", source: "counties", paint: { "fill-color": COLOURS.county } },
      ];
  return [
    ...ground,
    { id: "border", type: "line", source: "counties", paint: { "line-color": COLOURS.border, "line-width": 1.5 } },
    {
      id: "name",
      type: "symbol",
      source: "counties",
      layout: { "text-field": ["get", "n"], "text-font": FONT, "text-size": 14 },
      paint: { "text-color": COLOURS.label, "text-halo-color": "#ffffff", "text-halo-width": 1.5 },
    },
  ];
}

const byClass = (colours: Record<string, string>, rest: string): never => {
  const chosen: unknown[] = ["match", ["get", "c"]];
  for (const [kind, paint] of Object.entries(colours)) chosen.push(kind, paint);
  return [...chosen, rest] as never;
};

/** Sums of counties and townships, and places from near; `deep` are the counties' colours by their six digits. */
export function areaLayers(key: string, deep: Record<string, string>): LayerSpecification[] {
  const fill: unknown[] = ["match", ["get", "k"]];
  for (const [county, kind] of Object.entries(deep)) fill.push(county, SHARES[kind] ?? COLOURS.county);
  const paint = Object.keys(deep).length > 0 ? ([...fill, COLOURS.county] as never) : COLOURS.county;
  const sum = (kind: string): never => ["==", ["get", "z"], kind] as never;
  const place = ["!", ["has", "z"]] as never;
  const words = { "text-font": FONT, "text-allow-overlap": true };
  return [
    { id: `${key}-fill`, type: "fill", source: "counties", maxzoom: PLACES, paint: { "fill-color": paint, "fill-opacity": 0.85 } },
    {
      id: `${key}-county`,
      type: "symbol",
      source: key,
      maxzoom: TOWNSHIPS,
      filter: sum("c"),
      // A zone lies inside its county: one of the two moves aside.
      layout: {
        "text-font": FONT,
        "text-field": ["concat", ["get", "n"], "\n", ["get", "t"]],
        "text-size": 14,
        "text-variable-anchor": ["center", "bottom", "top", "left", "right"],
        "text-radial-offset": 1.2,
      },
      paint: { "text-color": "#17212d", "text-halo-color": "#ffffff", "text-halo-width": 2 },
    },
    {
      id: `${key}-township`,
      type: "circle",
      source: key,
      minzoom: TOWNSHIPS,
      maxzoom: PLACES,
      filter: sum("t"),
      paint: { "circle-radius": 18, "circle-color": byClass(SHARES, "#ffffff"), "circle-stroke-color": "#46525f", "circle-stroke-width": 1.5 },
    },
    {
      id: `${key}-township-words`,
      type: "symbol",
      source: key,
      minzoom: TOWNSHIPS,
      maxzoom: PLACES,
      filter: sum("t"),
      layout: { ...words, "text-field": ["get", "t"], "text-size": 12 },
      paint: { "text-color": byClass({ s4: "#ffffff" }, "#17212d") },
    },
    {
      // Wide enough that the village's own point, which stands in the same spot, is seen inside.
      id: `${key}-point`,
      type: "circle",
      source: key,
      minzoom: PLACES,
      filter: place,
      paint: { "circle-radius": 14, "circle-color": "#ffffff", "circle-opacity": 0.85, "circle-stroke-color": byClass(KINDS, "#5f6b77"), "circle-stroke-width": 4 },
    },
    {
      id: `${key}-point-words`,
      type: "symbol",
      source: key,
      minzoom: PLACES,
      filter: place,
      layout: { ...words, "text-field": byClass(MARKS, ""), "text-size": 12, "text-offset": [1.7, -0.9] },
      paint: { "text-color": byClass(KINDS, "#5f6b77"), "text-halo-color": "#ffffff", "text-halo-width": 2 },
    },
  ];
}

/** Clusters with their counts, and single points by class. */
export function pointLayers(key: string): LayerSpecification[] {
  return [
    {
      id: `${key}-point`,
      type: "circle",
      source: key,
      filter: ["!", ["has", "point_count"]],
      paint: { "circle-radius": 7, "circle-color": byClass(KINDS, "#5f6b77"), "circle-stroke-color": "#ffffff", "circle-stroke-width": 2 },
    },
    {
      id: `${key}-cluster`,
      type: "circle",
      source: key,
      filter: ["has", "point_count"],
      paint: {
        "circle-color": COLOURS.cluster,
        "circle-opacity": 0.9,
        "circle-radius": ["step", ["get", "point_count"], 15, 20, 19, 200, 24],
        "circle-stroke-color": "#ffffff",
        "circle-stroke-width": 2,
      },
    },
    {
      id: `${key}-count`,
      type: "symbol",
      source: key,
      filter: ["has", "point_count"],
      layout: { "text-field": ["to-string", ["get", "point_count"]], "text-font": FONT, "text-size": 13, "text-allow-overlap": true },
      paint: { "text-color": "#ffffff" },
    },
  ];
}
