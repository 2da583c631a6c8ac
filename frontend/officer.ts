// Office pages: the keyboard first.
import { autosave } from "./src/autosave";
import { copyButtons } from "./src/copy";
import { focusErrors } from "./src/errors";
import { keyboard } from "./src/keyboard";
import { printButtons } from "./src/print";
import { signatures } from "./src/signature";

focusErrors();
autosave();
copyButtons();
printButtons();
keyboard();
signatures();
