/** What the page hands to the map, as `views/citizen/page.py` of entrances.atlas writes it. */
export interface Layer {
  key: string;
  title: string;
  url: string;
  legend: Record<string, string>;
  clustered: boolean;
  /** Whether it holds sums of townships and counties for whoever looks from afar. */
  summed: boolean;
  shown: boolean;
}

export interface Drawing {
  script: string;
  worker: string;
  style: string;
  outlines: string;
  layers: Layer[];
  origin: [number, number] | null;
  tiles: { url: string; credit: string } | null;
}

/** The name of the fault when a layer does not come: classes are not the same on both sides of an import. */
export const NO_DATA = "NoDataError";

/** The map once it stands. `show` rejects with a fault named NO_DATA when the layer does not come. */
export interface Standing {
  show(key: string, on: boolean): Promise<void>;
  fly(lon: number, lat: number): void;
  resize(): void;
}

export type Draw = (box: HTMLElement, drawing: Drawing, failed: () => void) => Promise<Standing>;
