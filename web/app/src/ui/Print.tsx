// The print dialog: what a PDF for paper is to be.

import { useState } from "preact/hooks";
import type { ComponentChildren } from "preact";

import type { Desk } from "../desk";
import { allowed, queryOf, remember, remembered, unordered, type Imposition, type Paper,
  type Standard } from "../print";
import { t } from "../words";
import { Dialog, Field } from "./parts";

const maxBleed = 20, maxCopies = 5000; // the service's bounds

type Change = (part: Partial<Paper>) => void;

export function Print({ desk, close }: { desk: Desk; close: () => void }) {
  const [paper, setPaper] = useState(remembered);
  const change: Change = (part) => setPaper({ ...paper, ...part });
  const go = (e: Event): void => {
    e.preventDefault();
    remember(paper);
    close();
    void desk.download("pdf", queryOf(paper));
  };
  return (
    <Dialog title={t("print")} close={close}>
      <form class="print" onSubmit={go}>
        <Inks paper={paper} change={change} />
        <Sheets paper={paper} change={change} />
        <Copies desk={desk} paper={paper} change={change} />
        <File paper={paper} change={change} />
        <div class="row end">
          <button type="button" onClick={close}>{t("cancel")}</button>
          <button type="submit" class="primary" data-role="print">{t("printGo")}</button>
        </div>
      </form>
    </Dialog>
  );
}

interface Part { paper: Paper; change: Change }

function Inks({ paper, change }: Part) {
  return (
    <fieldset>
      <legend>{t("printInks")}</legend>
      <Check name="press" on={paper.press} label={t("printPress")}
        set={(press) => change({ press })} />
      <div class="under">
        <Count name="bleed" label={t("printBleed")} value={paper.bleed} least={0} most={maxBleed}
          off={!paper.press} set={(bleed) => change({ bleed })} />
        <Check name="marks" on={paper.marks} label={t("printMarks")} off={!paper.press}
          set={(marks) => change({ marks })} />
        <Pick name="red" label={t("printRed")} off={!paper.press} value={String(paper.process)}
          choices={[["false", t("printSpot")], ["true", t("printProcess")]]}
          set={(v) => change({ process: v === "true" })} />
      </div>
    </fieldset>
  );
}

function Sheets({ paper, change }: Part) {
  return (
    <fieldset>
      <legend>{t("printSheets")}</legend>
      <Pick name="impose" label={t("printImpose")} value={paper.impose}
        choices={[["", t("printSingle")], ["booklet", t("printBooklet")], ["2up", t("print2up")]]}
        set={(v) => change({ impose: v as Imposition })} />
      <Check name="mirror" on={paper.mirror} label={t("printMirror")}
        set={(mirror) => change({ mirror })} />
    </fieldset>
  );
}

function Copies({ desk, paper, change }: Part & { desk: Desk }) {
  return (
    <fieldset>
      <legend>{t("printCopies")}</legend>
      <Count name="copies" label={t("printCount")} value={paper.copies} least={1} most={maxCopies}
        set={(copies) => change({ copies })} />
      <Field store={desk.store} path="serial" label={t("printSerial")} hint="000001" />
      <p class="dim small">{t("printCopiesHint")}</p>
    </fieldset>
  );
}

function File({ paper, change }: Part) {
  const choices: [string, string][] = [
    ["", t(unordered(paper) ? "printUnordered" : "printAccessible")], ["a-2b", t("printArchive")],
    ["a-3a", t("printEnclose")], ["plain", t("printPlain")]];
  return (
    <fieldset>
      <legend>{t("printFile")}</legend>
      <Pick name="standard" label={t("printStandard")} value={allowed(paper)}
        choices={choices.filter(([v]) => !unordered(paper) || v === "" || v === "plain")}
        set={(v) => change({ standard: v as Standard })} />
      <Check name="small" on={paper.small} label={t("printSmall")}
        set={(small) => change({ small })} />
    </fieldset>
  );
}

function Check(p: { name: string; label: string; on: boolean; off?: boolean;
  set: (on: boolean) => void }) {
  return (
    <label class="check">
      <input type="checkbox" name={p.name} checked={p.on} disabled={p.off}
        onChange={(e) => p.set(e.currentTarget.checked)} />{p.label}
    </label>
  );
}

function Row({ label, children }: { label: string; children: ComponentChildren }) {
  return <label class="field"><span>{label}</span>{children}</label>;
}

function Count(p: { name: string; label: string; value: string; least: number; most: number;
  off?: boolean; set: (v: string) => void }) {
  return (
    <Row label={p.label}>
      <input type="number" name={p.name} min={p.least} max={p.most} step={1} value={p.value}
        disabled={p.off} onInput={(e) => p.set(e.currentTarget.value)} />
    </Row>
  );
}

function Pick(p: { name: string; label: string; value: string; choices: [string, string][];
  off?: boolean; set: (v: string) => void }) {
  return (
    <Row label={p.label}>
      <select name={p.name} value={p.value} disabled={p.off}
        onChange={(e) => p.set(e.currentTarget.value)}>
        {p.choices.map(([value, text]) => <option key={value} value={value}>{text}</option>)}
      </select>
    </Row>
  );
}
