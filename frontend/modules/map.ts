// The map itself: MapLibre with a style of our own. No tiles, no fonts and no pictures from anywhere, unless a
// deployment has configured a background.
import { Map as GlMap, NavigationControl, Popup, setWorkerUrl } from "maplibre-gl";
import type { GeoJSONSource, MapLayerMouseEvent, StyleSpecification } from "maplibre-gl";
import type { Feature, FeatureCollection } from "geojson";
import { NO_DATA } from "../src/drawing";
import type { Draw, Drawing, Layer, Standing } from "../src/drawing";
import { areaLayers, COLOURS, layersOf, PLACES, pointLayers } from "../src/map_style";
import { told } from "../src/tongue";

const WORDS = {
  "NavigationControl.ZoomIn": told("放大", "Zoom in"),
  "NavigationControl.ZoomOut": told("缩小", "Zoom out"),
  "Map.Title": told("服务点地图", "Map of service points"),
  "AttributionControl.ToggleAttribution": told("底图来源", "Source of the map"),
  "Popup.Close": told("关闭", "Close"),
};
const JINING: [number, number, number, number] = [115.85, 34.4, 117.6, 36.0];
const NEAR = 12;

export const draw: Draw = async (box, drawing, failed) => {
  setWorkerUrl(new URL(drawing.worker, location.href).href);
  const map = new GlMap({
    container: box,
    style: styleOf(drawing),
    bounds: JINING,
    fitBoundsOptions: { padding: 12 },
    localIdeographFontFamily: getComputedStyle(document.body).fontFamily,
    locale: WORDS,
    attributionControl: drawing.tiles ? { compact: false } : false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    maxZoom: 17,
    minZoom: 6,
  });
  map.touchZoomRotate.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }), "top-right");
  map.getCanvas().addEventListener("webglcontextlost", failed);
  await new Promise<void>((resolve) => { map.once("load", () => resolve()); });
  for (const layer of drawing.layers) if (layer.shown) await add(map, layer);
  if (drawing.origin) standAt(map, drawing.origin);
  map.once("idle", () => { box.dataset["state"] = "ready"; });
  map.triggerRepaint();
  return standing(map, drawing);
};

function styleOf(drawing: Drawing): StyleSpecification {
  return {
    version: 8,
    sources: {
      counties: { type: "geojson", data: drawing.outlines },
      ...(drawing.tiles && {
        background: { type: "raster" as const, tiles: [drawing.tiles.url], tileSize: 256, attribution: drawing.tiles.credit },
      }),
    },
    layers: layersOf(Boolean(drawing.tiles)),
  };
}

// The layers of MapLibre that belong to one of ours.
const drawn = new Map<string, string[]>();
const sums = new Set<string>();
// Sums stand above the ground; places are rings below the points, which are seen inside them.
const GROUND = "border";

/** Fetches a layer and puts it on the map; how many features it has is written on the box for whoever asks. */
async function add(map: GlMap, layer: Layer): Promise<void> {
  const data = await fetched(layer.url);
  const areas = data.features.filter((one) => one.properties?.["z"]);
  if (layer.summed) sums.add(layer.key);
  map.addSource(layer.key, { type: "geojson", data, cluster: layer.clustered, clusterRadius: 44, clusterMaxZoom: 13 });
  const deep = Object.fromEntries(areas.filter((one) => one.properties?.["z"] === "c").map((one) => [String(one.properties?.["k"]), String(one.properties?.["c"])]));
  const wanted = layer.summed ? areaLayers(layer.key, deep) : pointLayers(layer.key);
  const points = layer.summed ? firstPoints(map) : undefined;
  for (const one of wanted) map.addLayer(one, one.type === "fill" ? GROUND : points);
  drawn.set(layer.key, wanted.map((one) => one.id));
  map.getContainer().dataset[`count${layer.key}`] = String(data.features.length - areas.length);
  map.getContainer().dataset[`sums${layer.key}`] = String(areas.length);
  map.on("click", `${layer.key}-point`, (event) => { tell(map, event); });
  map.on("click", `${layer.key}-cluster`, (event) => { void closer(map, layer.key, event); });
  for (const part of ["county", "township"]) map.on("click", `${layer.key}-${part}`, (event) => { nearer(map, event); });
  for (const part of ["point", "cluster", "county", "township"]) {
    map.on("mouseenter", `${layer.key}-${part}`, () => { map.getCanvas().style.cursor = "pointer"; });
    map.on("mouseleave", `${layer.key}-${part}`, () => { map.getCanvas().style.cursor = ""; });
  }
}

/** The first layer of points that stands already: what is put before it lies below. */
function firstPoints(map: GlMap): string | undefined {
  const points = new Set([...drawn].filter(([key]) => !sums.has(key)).flatMap(([, ids]) => ids));
  return map.getStyle().layers.find((one) => points.has(one.id))?.id;
}

/** While sums are looked at from afar, clusters of points would stand on top of them; they have names of their own. */
function clear(map: GlMap, drawing: Drawing): void {
  const summing = drawing.layers.some((layer) => layer.summed && drawn.get(layer.key)?.some((id) => map.getLayoutProperty(id, "visibility") !== "none"));
  map.setLayoutProperty("name", "visibility", summing ? "none" : "visible");
  for (const layer of drawing.layers.filter((one) => one.clustered)) {
    for (const id of drawn.get(layer.key) ?? []) map.setLayerZoomRange(id, summing ? PLACES : 0, 24);
  }
}

async function fetched(url: string): Promise<FeatureCollection> {
  try {
    const answer = await fetch(url, { credentials: "same-origin" });
    if (answer.ok) return (await answer.json()) as FeatureCollection;
  } catch { /* no network: told below like any other way of not coming */ }
  throw Object.assign(new Error(url), { name: NO_DATA });
}

function tell(map: GlMap, event: MapLayerMouseEvent): void {
  const feature = event.features?.[0];
  if (feature?.geometry.type !== "Point") return;
  const { n, u } = feature.properties as { n: string; u?: string };
  const words = document.createElement(u ? "a" : "span");
  words.textContent = n;
  if (u) words.setAttribute("href", u);
  new Popup({ maxWidth: "260px" }).setLngLat(feature.geometry.coordinates as [number, number]).setDOMContent(words).addTo(map);
}

async function closer(map: GlMap, key: string, event: MapLayerMouseEvent): Promise<void> {
  const feature = event.features?.[0];
  if (feature?.geometry.type !== "Point") return;
  const source = map.getSource(key) as GeoJSONSource;
  const zoom = await source.getClusterExpansionZoom(Number(feature.properties["cluster_id"]));
  map.easeTo({ center: feature.geometry.coordinates as [number, number], zoom, animate: moving() });
}

/** From a sum to what it is made of. */
function nearer(map: GlMap, event: MapLayerMouseEvent): void {
  const feature = event.features?.[0];
  if (feature?.geometry.type !== "Point") return;
  const zoom = feature.properties["z"] === "c" ? 10 : PLACES + 0.5;
  map.easeTo({ center: feature.geometry.coordinates as [number, number], zoom, animate: moving() });
}

function standAt(map: GlMap, origin: [number, number]): void {
  const data: Feature = { type: "Feature", geometry: { type: "Point", coordinates: origin }, properties: {} };
  map.addSource("origin", { type: "geojson", data });
  // A ring around the spot, below the points: the village's own room stands in the same place.
  map.addLayer({
    id: "origin",
    type: "circle",
    source: "origin",
    paint: { "circle-radius": 16, "circle-color": COLOURS.here, "circle-opacity": 0.15, "circle-stroke-color": COLOURS.here, "circle-stroke-width": 4 },
  }, firstPoints(map));
  map.jumpTo({ center: origin, zoom: NEAR });
}

const moving = (): boolean => !matchMedia("(prefers-reduced-motion: reduce)").matches;

function standing(map: GlMap, drawing: Drawing): Standing {
  return {
    async show(key, on) {
      const layer = drawing.layers.find((one) => one.key === key);
      if (!layer) return;
      if (!map.getSource(key)) { if (on) await add(map, layer); }
      else for (const id of drawn.get(key) ?? []) map.setLayoutProperty(id, "visibility", on ? "visible" : "none");
      clear(map, drawing);
    },
    fly(lon, lat) { map.easeTo({ center: [lon, lat], zoom: 14, animate: moving() }); },
    resize() { map.resize(); },
  };
}
