package fonts

import (
	_ "embed" // puts the faces into the program

	"jianbao/layout/glyph"
)

// The faces lie in the program file as they are: a page of them is read from
// disk when something on it is first used, and none at start-up.
var (
	//go:embed data/JBFangSong.ttf
	fangSong []byte
	//go:embed data/JBFangSongSupp.ttf
	fangSongSupp []byte
	//go:embed data/JBFangSongOFL.ttf
	fangSongOFL []byte
	//go:embed data/JBKaiTi.ttf
	kaiTi []byte
	//go:embed data/JBKaiTiSupp.ttf
	kaiTiSupp []byte
	//go:embed data/JBHeiTi.ttf
	heiTi []byte
	//go:embed data/JBXiaoBiaoSong.ttf
	xiaoBiaoSong []byte
	//go:embed data/JBSongTi.ttf
	songTi []byte
	//go:embed data/JBSongTiExt.ttf
	songTiExt []byte
	//go:embed data/JBRare.ttf
	rare []byte
	//go:embed data/LiberationSerif-Regular.ttf
	latin []byte
	//go:embed data/LiberationSerif-Bold.ttf
	latinBold []byte
	//go:embed data/JBSymbols.ttf
	symbols []byte
)

// Licences by the names that SPDX gives them.
const (
	gplFontException = "GPL-3.0-only WITH Font-exception-2.0"
	openFont         = "OFL-1.1"
	arphic           = "Arphic-1999"
	vera             = "Bitstream-Vera"
)

// built is one face of the built-in set.
type built struct {
	data    []byte
	name    string
	sum     string // sha256 of the file
	role    glyph.Role
	licence string
	source  string // Debian package the outlines come from
	stem    int32  // vertical stems in thousandths of an em, measured in 十
}

const (
	notoSerif  = "fonts-noto-cjk 1:20220127+repack1-1, Noto Serif CJK SC"
	notoSans   = "fonts-noto-cjk-extra 1:20220127+repack1-1, Noto Sans CJK SC"
	wenKai     = "fonts-lxgw-wenkai 1.250+repack-1, LXGW WenKai Light"
	liberation = "fonts-liberation2 2.1.5-1, unmodified"
	fandol     = "texlive-lang-chinese 2022.20230122-1, FandolFang 0.3"
	uKai       = "fonts-arphic-ukai 0.2.20080216.2-5, AR PL UKai CN"
	babelStone = "fonts-babelstone-han 15.0.5-2, BabelStone Han"
	dejaVu     = "fonts-dejavu-core 2.37-6, DejaVu Sans"
)

// Places in the catalogue, which are the FaceIDs of the built-in faces.
const (
	fangSongFace glyph.FaceID = iota
	fangSongSuppFace
	fangSongOFLFace
	kaiTiFace
	kaiTiSuppFace
	heiTiFace
	xiaoBiaoSongFace
	songTiFace
	songTiExtFace
	rareFace
	latinFace
	latinBoldFace
	symbolsFace
	builtFaces
)

// catalogue is the built-in set; README.md tells how it is made.
func catalogue() [builtFaces]built {
	return [builtFaces]built{
		fangSongFace: {fangSong, "JBFangSong",
			"2bcf5dc1b3b5d7ba8cb0dfacf60a761f70107172dacb415c8eb84022f45baa01",
			glyph.FangSong, gplFontException, fandol, 46},
		fangSongSuppFace: {fangSongSupp, "JBFangSongSupp",
			"43495d7e252f38a1a65a350246348fd536ac185d85ffc06344f88bc267325573",
			glyph.FangSong, openFont, wenKai, 62},
		fangSongOFLFace: {fangSongOFL, "JBFangSongOFL",
			"343183f60badb4663e5d9cf27c1481a30fc072d93d415f9e4fd4db74bf743637",
			glyph.FangSong, openFont, wenKai, 62},
		kaiTiFace: {kaiTi, "JBKaiTi",
			"69b1ef8be024425869f5cec827c2a7ba6672a205f5de7beb46982734da0c12ae",
			glyph.KaiTi, arphic, uKai, 60},
		kaiTiSuppFace: {kaiTiSupp, "JBKaiTiSupp",
			"ad249717694582258438a59ef347a390fea15c89c5c98b804828ee68117f437a",
			glyph.KaiTi, openFont, wenKai, 62},
		heiTiFace: {heiTi, "JBHeiTi",
			"639fb788acd32327bfb987c887c4729338615cda43d89d19f4ab7fe38f342f00",
			glyph.HeiTi, openFont, notoSans, 104},
		xiaoBiaoSongFace: {xiaoBiaoSong, "JBXiaoBiaoSong",
			"7cd77c6346a601e0b95359c454414ec0f1ac7080f569e20508193baa5d32f1bd",
			glyph.XiaoBiaoSong, openFont, notoSerif + " Bold", 124},
		songTiFace: {songTi, "JBSongTi",
			"bb2a6e0d175287f4e934113e675ab43e759b07d18335879a9012d50418842a94",
			glyph.SongTi, openFont, notoSerif, 64},
		songTiExtFace: {songTiExt, "JBSongTiExt",
			"570e55459658dcc391d1efca01ead9a418c34159b511ccbcc7798f76c5d00d8e",
			glyph.SongTi, openFont, notoSerif, 64},
		rareFace: {rare, "JBRare",
			"5881adcb2654f5010c761a3c80f4c13713b48a3a1ac4ab55763f79eda21d1ea0",
			glyph.SongTi, arphic, babelStone, 64},
		latinFace: {latin, "LiberationSerif-Regular",
			"29d12439831b7f59194efec85872f24f54eff05738933f9a860220d2abff88ba",
			glyph.Latin, openFont, liberation, 84},
		latinBoldFace: {latinBold, "LiberationSerif-Bold",
			"446a4421f297698427170fd7db20e59169a4188baaaf940e9bea58af6341a723",
			glyph.LatinBold, openFont, liberation, 140},
		symbolsFace: {symbols, "JBSymbols",
			"7206c8f9ff0ea92d2824da0bb6f6feff992e15aac67aefb5a9a2122e137522a7",
			glyph.SongTi, vera, dejaVu, 64},
	}
}

// chains says which built-in faces serve each role, first choice first. A
// character missing in its style comes in 宋体, whose extension and the rare
// face have nearly every Han character of the mainland; ticks and arrows of
// Word's lists come last.
func chains() [glyph.Roles][]glyph.FaceID {
	song := []glyph.FaceID{songTiFace, songTiExtFace, rareFace, symbolsFace}
	after := func(own ...glyph.FaceID) []glyph.FaceID { return append(own, song...) }
	body := after(fangSongFace, fangSongSuppFace)
	return [glyph.Roles][]glyph.FaceID{
		glyph.FangSong:     body,
		glyph.KaiTi:        after(kaiTiFace, kaiTiSuppFace),
		glyph.HeiTi:        after(heiTiFace),
		glyph.XiaoBiaoSong: after(xiaoBiaoSongFace),
		glyph.SongTi:       song,
		glyph.Latin:        append([]glyph.FaceID{latinFace}, body...),
		glyph.LatinBold:    append([]glyph.FaceID{latinBoldFace}, body...),
	}
}
