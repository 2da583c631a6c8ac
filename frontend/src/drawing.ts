/** What the page hands to the map, as `views/citizen/page.py` of entrances.atlas writes it. */
export interface Layer {
  key: string;
  title: string;
  url: string;
  legend: Record<string, string>;
  clustered: boolean;
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

/** The map once it stands. */
export interface Standing {
  show(key: string, on: boolean): Promise<void>;
  fly(lon: number, lat: number): void;
  resize(): void;
}

export type Draw = (box: HTMLElement, drawing: Drawing, failed: () => void) => Promise<Standing>;
