/** How things look on the map. Colours of tokens.css; the canvas cannot read the style sheet. */
import type { LayerSpecification } from "maplibre-gl";

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
const FONT = ["sans-serif"];

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

/** Clusters with their counts, and single points by class. */
export function pointLayers(key: string): LayerSpecification[] {
  const colour: unknown[] = ["match", ["get", "c"]];
  for (const [kind, paint] of Object.entries(KINDS)) colour.push(kind, paint);
  colour.push("#5f6b77");
  return [
    {
      id: `${key}-point`,
      type: "circle",
      source: key,
      filter: ["!", ["has", "point_count"]],
      paint: { "circle-radius": 7, "circle-color": colour as never, "circle-stroke-color": "#ffffff", "circle-stroke-width": 2 },
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
