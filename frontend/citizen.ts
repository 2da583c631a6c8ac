// Citizen pages: nothing here is needed to do the work, it only makes it easier.
import { autosave } from "./src/autosave";
import { hallBoard } from "./src/board";
import { copyButtons } from "./src/copy";
import { focusErrors } from "./src/errors";
import { guideCopies } from "./src/guides";
import { printButtons } from "./src/print";
import { readAloud } from "./src/read_aloud";
import { signatures } from "./src/signature";

focusErrors();
autosave();
copyButtons();
printButtons();
readAloud();
signatures();
hallBoard();
void guideCopies().catch(() => undefined);
