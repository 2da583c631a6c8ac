// Citizen pages: nothing here is needed to do the work, it only makes it easier.
import { autosave } from "./src/autosave";
import { hallBoard } from "./src/board";
import { copyButtons } from "./src/copy";
import { focusErrors } from "./src/errors";
import { guideCopies } from "./src/guides";
import { countdown, onKiosk } from "./src/kiosk";
import { paperCheck } from "./src/paper_check";
import { printButtons } from "./src/print";
import { pace } from "./src/pace";
import { readAloud } from "./src/read_aloud";
import { signatures } from "./src/signature";
import { resumingUploads } from "./src/uploads/form";

focusErrors();
pace();
if (!onKiosk()) resumingUploads();
countdown();
if (!onKiosk()) autosave();
copyButtons();
printButtons();
readAloud();
signatures();
hallBoard();
paperCheck();
if (!onKiosk()) void guideCopies().catch(() => undefined);
