package main

// What serve says.
var (
	sayServing    = phrase{"正在服务：%s", "serving at %s"}
	sayTokenOrNot = phrase{
		"--token-file 和 --no-auth 只能用一个",
		"--token-file and --no-auth do not go together"}
	sayOTLP = phrase{
		"--otlp %s 不是收集器的地址；写成 http://主机:4318",
		"--otlp %s is no address of a collector; write http://host:4318"}
	sayOpenAddress = phrase{
		"%s 别的机器也能访问：请用 --token-file 指定口令文件，或用 --no-auth 表明谁都可以用",
		"%s can be reached from other machines: name a file of tokens with --token-file, " +
			"or say with --no-auth that anyone may use it"}
)

// serveHelp is help for serve.
var serveHelp = map[string]phrase{
	"serve": {
		"在浏览器里编辑、预览、下载；也给别的程序调用。",
		"Edit, preview and download in a browser; other programs may call it too."},
	"serve_detail": {
		"例：\n" +
			"  jianbao serve                              只在本机：http://127.0.0.1:8080/\n" +
			"  jianbao serve --addr :8080 --token-file t  别的机器凭口令使用\n" +
			"  jianbao serve --config serve.json          选项写在文件里：{\"addr\": \":8080\"}\n\n" +
			"口令文件一行一个口令的 SHA-256：printf %s 口令 | sha256sum\n" +
			"选项先看命令行，再看环境变量 JIANBAO_…，再看 --config 的文件。",
		"Examples:\n" +
			"  jianbao serve                              this machine only: http://127.0.0.1:8080/\n" +
			"  jianbao serve --addr :8080 --token-file t  others with a token\n" +
			"  jianbao serve --config serve.json          options in a file: {\"addr\": \":8080\"}\n\n" +
			"A file of tokens has a SHA-256 a line: printf %s TOKEN | sha256sum\n" +
			"The command line goes before the environment (JIANBAO_...), that before --config."},
	"serve_addr": {
		"在哪里服务；默认 127.0.0.1:8080，只有本机能用。",
		"Where to serve; 127.0.0.1:8080 unless given, which is this machine only."},
	"serve_token_file": {
		"口令文件：每行一个口令的 SHA-256。",
		"A file with the SHA-256 of a token on each line."},
	"serve_no_auth": {
		"谁都可以用，不问口令。",
		"Let anyone use it who can reach it."},
	"serve_host": {
		"本机服务的其他名字，如反向代理用的域名。",
		"Other names it goes by, like a proxy's, when it is on loopback."},
	"serve_workers": {
		"同时排几份；0 为处理器数。",
		"How many issues are worked on at a time; 0: the number of processors."},
	"serve_queue": {
		"最多几个请求排队；0 为 --workers 的 16 倍。",
		"How many requests may wait; 0: 16 times --workers."},
	"serve_per_client": {
		"一个口令（没有口令时一个地址）最多几个请求排队，多了答 429；不写为 --queue 的一半，本机不限；0 为不限。",
		"How many requests of one token, or of one address without tokens, may wait before a 429; " +
			"half of --queue unless given, and no limit for this machine; 0: no limit."},
	"serve_wait": {
		"排队最久多长时间。", "How long a request may wait."},
	"serve_time": {
		"一个请求最多做多长时间。", "How long the work on a request may take."},
	"serve_body": {
		"请求最大多少 MiB。", "The largest request, in MiB."},
	"serve_unpacked": {
		"压缩包展开后最大多少 MiB。", "The most an archive may hold, in MiB."},
	"serve_pages": {
		"一期最多多少页。", "The most pages of an issue."},
	"serve_pprof": {
		"本机可看 /debug/pprof/。", "Show /debug/pprof/ to this machine."},
	"serve_otlp": {
		"把每个请求的用时发给 OpenTelemetry 收集器（OTLP/HTTP）；不给不发。",
		"Send where requests' time went to an OpenTelemetry collector (OTLP/HTTP); " +
			"nothing is sent unless given."},
	"serve_config": {
		"选项文件（JSON）。", "A file of options, in JSON."},
}
