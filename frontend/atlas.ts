// The page of the map: the list is all there without this; here the map is fetched only when somebody looks at it.
import { nearMe } from "./src/near_me";
import { mapBeside } from "./src/map_beside";

nearMe();
mapBeside();
