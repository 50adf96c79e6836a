// The left pane: the issue as fields and cards.

import { useEffect, useState } from "preact/hooks";

import * as api from "../api";
import type { Desk } from "../desk";
import { t } from "../words";
import { ArticleCard, Body } from "./ArticleCard";
import { Field, Select, useStore, type Choice } from "./parts";

export function Editor({ desk }: { desk: Desk }) {
  return (
    <section class="editor" data-scrolls aria-label={t("paneText")}>
      <Head desk={desk} />
      <Articles desk={desk} />
      <Tail desk={desk} />
    </section>
  );
}

function Head({ desk }: { desk: Desk }) {
  const store = desk.store;
  const contents: Choice[] = [{ value: "auto", text: t("contentsAuto") },
    { value: "pages", text: t("contentsPages") }, { value: "none", text: t("contentsNone") }];
  return (
    <section class="group" aria-label={t("head")}>
      <h2>{t("head")}</h2>
      <div class="grid">
        <Field store={store} path="masthead.organization" label={t("organization")} wide />
        <Field store={store} path="masthead.name" label={t("name")} />
        <div class="trio">
          <Field store={store} path="number.year" label={t("year")} type="number" />
          <Field store={store} path="number.issue" label={t("issue")} type="number" />
          <Field store={store} path="number.whole" label={t("whole")} type="number" />
        </div>
        <Field store={store} path="publisher" label={t("publisher")} wide />
        <Field store={store} path="date" label={t("date")} type="date" />
        <Select store={store} path="contents" label={t("contents")} choices={contents}
          usual="auto" />
      </div>
      <details class="more">
        <summary>{t("headMore")}</summary>
        <div class="grid">
          <Field store={store} path="notice" label={t("notice")} lines />
          <Templates desk={desk} />
          <Field store={store} path="secrecy" label={t("secrecy")} />
          <Field store={store} path="serial" label={t("serial")} />
          <Field store={store} path="urgency" label={t("urgency")} />
          <Field store={store} path="number.supplement" label={t("supplement")} type="number" />
        </div>
      </details>
      <details class="more" open={store.text("editor_note") !== ""}>
        <summary>{t("editorNote")}</summary>
        <Body desk={desk} path="editor_note" label={t("editorNote")} />
      </details>
    </section>
  );
}

function Templates({ desk }: { desk: Desk }) {
  const [list, setList] = useState<api.Template[]>([]);
  useEffect(() => {
    api.templates().then(setList, () => undefined);
  }, []);
  const choices = list.map((m) => ({ value: m.name, text: m.title || m.name }));
  const usual = list.find((m) => m.default)?.name ?? "";
  return (
    <Select store={desk.store} path="template" label={t("template")} choices={choices} usual={usual} />
  );
}

function Articles({ desk }: { desk: Desk }) {
  useStore(desk.store, "shape");
  const articles = desk.store.draft?.issue.articles ?? [];
  const add = (): void => {
    const a = desk.store.addArticle();
    requestAnimationFrame(() => document.getElementById(`title-${a.key}`)
      ?.querySelector("textarea")?.focus());
  };
  return (
    <section class="articles" aria-label={t("articles")}>
      <h2>{t("articles")}</h2>
      <ol>
        {articles.map((a, n) => (
          <ArticleCard key={a.key} desk={desk} article={a} n={n} of={articles.length} />
        ))}
      </ol>
      <button type="button" class="add" data-role="add" onClick={add}>＋ {t("addArticle")}</button>
    </section>
  );
}

function Tail({ desk }: { desk: Desk }) {
  const store = desk.store;
  const field = (path: string, label: string) => <Field store={store} path={path} label={label} />;
  return (
    <section class="group" aria-label={t("tail")}>
      <h2>{t("tail")}</h2>
      <div class="grid">
        <Field store={store} path="distribution.report_to" label={t("reportTo")} lines wide />
        <Field store={store} path="distribution.copy_to" label={t("copyTo")} lines wide />
        <Field store={store} path="distribution.issue_to" label={t("issueTo")} lines wide />
        {field("distribution.extra", t("extra"))}
        <Field store={store} path="distribution.copies" label={t("copies")} type="number" />
      </div>
      <details class="more">
        <summary>{t("tailMore")}</summary>
        <div class="grid">
          {field("credits.editor", t("editor"))}
          {field("credits.reviewer", t("reviewer"))}
          {field("credits.approver", t("approver"))}
          {field("imprint.permit", t("permit"))}
          {field("imprint.printer", t("printer"))}
          <Field store={store} path="imprint.printed" label={t("printed")} type="date" />
        </div>
      </details>
    </section>
  );
}
