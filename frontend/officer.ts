// Office pages: the keyboard first.
import { autosave } from "./src/autosave";
import { copyButtons } from "./src/copy";
import { deviceTimes } from "./src/device_time";
import { focusErrors } from "./src/errors";
import { keyboard } from "./src/keyboard";
import { printButtons } from "./src/print";
import { signatures } from "./src/signature";
import { redacting } from "./src/redact";
import { resumingUploads } from "./src/uploads/form";
import { visitBanner } from "./src/visits/banner";
import { visitLeaving } from "./src/visits/leaving";
import { visitList } from "./src/visits/list";
import { visitPage } from "./src/visits/page";

focusErrors();
resumingUploads();
autosave();
copyButtons();
printButtons();
redacting();
keyboard();
signatures();
deviceTimes();
visitLeaving();
visitList();
void visitPage().then(visitBanner);
