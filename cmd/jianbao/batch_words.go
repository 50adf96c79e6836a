package main

import "jianbao/batch"

// What batch says.
var (
	sayNoFolder = phrase{
		"%s 不是文件夹；一份用 jianbao render",
		"%s is no folder; for one issue there is jianbao render"}
	sayReportName = phrase{
		"--report %s 不是 .json", "--report %s does not end in .json"}
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

// What compare and doctor say.
var (
	sayDiffers = phrase{"%s：%d 页里有 %d 页不同（%s）", "%s: of %d pages %d differ (%s)"}
	sayUnseen  = phrase{"%s：页面没变，书签、标签等有变", "%s: pages same, bookmarks or tags differ"}
	sayFate    = phrase{"%s：%s", "%s: %s"}
	sayNoBatch = phrase{
		"%s 里没有 batch.manifest：不是 jianbao batch 的输出文件夹",
		"%s holds no batch.manifest: no output folder of jianbao batch"}
	saySameFolder = phrase{
		"--out %s 就是要对照的文件夹之一；请另给一个",
		"--out %s is one of the folders to be compared; name another"}
	sayCompared = phrase{
		"对照了 %d 份：%d 份没变，%d 份共 %d 页不同；见 %s",
		"%d issues compared: %d same, %d with %d pages that differ; see %s"}
	sayWell     = phrase{"好    %s", "ok    %s"}
	sayIll      = phrase{"不好  %s：%v", "BAD   %s: %v"}
	sayFaces    = phrase{"字体 %d 种", "%d faces"}
	sayTrial    = phrase{"试排一份，写成 %s", "a trial issue as %s"}
	sayDisk     = phrase{"%s 能写、能同步，还有 %s", "%s can be written to and synced, %s free"}
	sayDiskIll  = phrase{"磁盘 %s", "disk %s"}
	sayLittle   = phrase{"只剩 %s，少于 %s", "%s free, less than %s"}
	sayDamaged  = phrase{"%s 与出厂时不同", "%s is not as it was built"}
	sayNoTrial  = phrase{"试排的一份有错：%s", "the trial issue has errors: %s"}
	sayNotTwice = phrase{"两次的字节不同", "two runs gave different bytes"}
	sayFacesIll = phrase{"字体", "faces"}
	sayAddedOne = phrase{"新增", "new"}
	sayRemoved  = phrase{"不在了", "gone"}
	sayNotMade  = phrase{"新版没有排成", "not made in the new run"}
	sayNeither  = phrase{"两版都没有排成", "made in neither run"}
	sayUnkept   = phrase{"页面记录读不出", "kept pages unreadable"}
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
	"compare": {
		"对照两次 batch 的输出：哪些页变了，新旧叠印。",
		"Compare two output folders of batch: which pages differ, old over new."},
	"compare_detail": {
		"例：\n" +
			"  jianbao batch issues/ --out old          换引擎或版式以前\n" +
			"  jianbao batch issues/ --out new          以后\n" +
			"  jianbao compare old new --out diff       打开 diff/index.html\n\n" +
			"红的只在旧版，蓝的只在新版。退出状态：0 对照完了，变没变都是；2 用法不对或故障。",
		"Example:\n" +
			"  jianbao batch issues/ --out old          before another engine or house style\n" +
			"  jianbao batch issues/ --out new          and after\n" +
			"  jianbao compare old new --out diff       open diff/index.html\n\n" +
			"Red is in the old one only, blue in the new one only. Exit status: 0 compared,\n" +
			"whatever differs; 2 wrong usage or the machine failed."},
	"compare_old": {"batch 以前的输出文件夹。", "The older output folder of batch."},
	"compare_new": {"batch 现在的输出文件夹。", "The newer output folder of batch."},
	"compare_out": {"对照结果的文件夹。", "The folder for the comparison."},
	"compare_dpi": {"叠印图每英寸的点数。", "Dots an inch of the overlays."},
	"doctor": {
		"看看这台机器能不能用：字体、试排一份、磁盘。",
		"See whether this machine can work: faces, a trial issue, the disk."},
	"doctor_detail": {
		"例：\n  jianbao doctor --dir pdf\n\n退出状态：0 都好；2 有不好的。",
		"Example:\n  jianbao doctor --dir pdf\n\nExit status: 0 all is well; 2 something is not."},
	"doctor_dir": {"要写到的文件夹。", "The folder that will be written to."},
	"batch_only": {"failed：只排上次没有排成的。", "failed: only those that failed the last time."},
}
