package main

import "jianbao/batch"

// What batch says.
var (
	sayNoFolder = phrase{
		"%s 不是文件夹；一份用 jianbao render",
		"%s is no folder; for one issue there is jianbao render"}
	sayStep    = phrase{"%s：%s", "%s: %s"}
	sayGone    = phrase{"%s 已不在文件夹里", "%s is no longer in the folder"}
	sayPlanned = phrase{
		"%d 份简报，要排 %d 份；什么也没有写",
		"%d issues, %d to be made; nothing was written"}
	sayMade     = phrase{"%s：%d 页（%s）", "%s: %d pages (%s)"}
	sayOutdated = phrase{
		"%s：%s 是旧版排的，没有动",
		"%s: %s was made of an earlier version and is left as it is"}
	sayBatchCounts = phrase{
		"%d 份简报：排好 %d，没变 %d，有错 %d，失败 %d",
		"%d issues: %d made, %d unchanged, %d with errors, %d failed"}
	sayRate = phrase{
		"用时 %s，每秒 %.1f 份", "took %s, %.1f issues a second"}
	sayMeter      = phrase{"  每秒 %.1f 份，还要 %s", "  %.1f/s, %s left"}
	sayListWrong  = phrase{"有错，改好后再运行一次：", "with errors, to be mended and run again:"}
	sayListFailed = phrase{"没有排成：", "failed:"}
	sayListGone   = phrase{
		"已不在文件夹里，旧的输出没有动：",
		"no longer in the folder, their outputs are left as they are:"}
	sayMore = phrase{"……还有 %d 份", "… and %d more"}
	sayGoOn = phrase{
		"停下了，还有 %d 份没有排；再运行同一条命令就从这里接着做",
		"stopped with %d issues not begun; the same command goes on from here"}
)

// reason is why an issue is made: a name for programs and a phrase for people.
type reason struct {
	name   string
	phrase phrase // with a place for what it is about, where there is any
}

var reasons = [...]reason{
	batch.Unchanged:    {"unchanged", phrase{"没变", "unchanged"}},
	batch.LeftOut:      {"left out", phrase{"这次不排", "left out"}},
	batch.Forced:       {"forced", phrase{"全部重排", "forced"}},
	batch.New:          {"new", phrase{"新的", "new"}},
	batch.Unfinished:   {"unfinished", phrase{"上次没有排完", "unfinished"}},
	batch.FailedBefore: {"failed before", phrase{"上次没有排成", "failed before"}},
	batch.NewSetting: {"new setting", phrase{
		"引擎、版式或字体变了", "engine, house style or faces changed"}},
	batch.NewInput:   {"new input", phrase{"文件改了", "the file changed"}},
	batch.NewPicture: {"new picture", phrase{"图片 %s 改了", "picture %s changed"}},
	batch.NewFormat:  {"new format", phrase{"还没有 %s", "no %s yet"}},
	batch.FileGone:   {"file gone", phrase{"%s 不在或被改动", "%s is missing or altered"}},
}

// whyName is a reason for programs.
func whyName(r batch.Reason) string { return reasons[r].name }

// why is the reason of a step in the user's language.
func (m *machine) why(s batch.Step) string {
	switch s.Why {
	case batch.NewPicture, batch.NewFormat, batch.FileGone:
		return m.say(reasons[s.Why].phrase, s.Detail)
	}
	return m.say(reasons[s.Why].phrase)
}

// batchHelp is help for batch, compare and doctor.
var batchHelp = map[string]phrase{
	"batch": {
		"把整个文件夹的简报排好；再运行只排变了的。",
		"Typeset a folder of issues; run again, it makes only what has changed."},
	"batch_detail": {
		"例：\n" +
			"  jianbao batch issues/ --out pdf             文件夹结构照搬\n" +
			"  jianbao batch issues/ --out pdf --dry-run   只说要排哪些\n" +
			"  jianbao batch issues/ --out pdf --only failed --report report.json\n\n" +
			"输出旁的 batch.manifest 记着每份的内容哈希；每份另存 .pages.gz，供 jianbao compare 用。\n" +
			"Ctrl-C 或 SIGTERM：排完手上的就停，再运行同一条命令接着做；按第二次立刻停。\n" +
			"退出状态：0 完成；1 有输入出错；2 用法不对或故障；130、143 被 Ctrl-C、SIGTERM 停下。",
		"Examples:\n" +
			"  jianbao batch issues/ --out pdf             folders are mirrored\n" +
			"  jianbao batch issues/ --out pdf --dry-run   only tells what would be made\n" +
			"  jianbao batch issues/ --out pdf --only failed --report report.json\n\n" +
			"batch.manifest beside the outputs has the hashes; .pages.gz are for jianbao compare.\n" +
			"Ctrl-C or SIGTERM finishes what runs and stops; the same command goes on from there.\n" +
			"A second Ctrl-C stops at once. Exit status: 0 done; 1 an input has errors; 2 wrong\n" +
			"usage or the machine failed; 130 or 143 stopped by Ctrl-C or SIGTERM."},
	"batch_dir": {"简报文件所在的文件夹，连同里面各层。", "The folder of issue files, at any depth."},
	"batch_out": {"输出的文件夹。", "The folder to write to."},
	"batch_workers": {
		"同时排几份；不给时每个处理器核一份。",
		"Issues set at a time; one for each processor core unless given."},
	"batch_report": {"另写一份 JSON 报告。", "Write a report as JSON as well."},
	"batch_force":  {"没变的也重排。", "Make the unchanged ones as well."},
	"batch_dry_run": {
		"只说要排哪些、为什么，什么也不写。",
		"Tell what would be made and why; write nothing."},
	"batch_only": {"failed：只排上次没有排成的。", "failed: only those that failed the last time."},
}
