// The editors' page.

import { render } from "preact";

import { Desk } from "./desk";
import { App, spoken } from "./ui/App";

spoken();
const desk = new Desk();
desk.reopen();
render(<App desk={desk} />, document.getElementById("page")!);
