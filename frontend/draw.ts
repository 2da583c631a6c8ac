// Pages of a published draw: a witness makes a nonce here, everybody verifies here. Both can be done without.
import { makeNonces } from "./src/nonce";
import { verifyButtons } from "./src/verifying";

makeNonces();
verifyButtons();
