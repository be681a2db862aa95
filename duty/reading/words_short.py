"""Data: short forms and what they stand for, all without marks."""

from __future__ import annotations

from duty.reading.normalise import word_set

_SHORT = """
tn thanh nien|
ng nguoi|nguoiwf nguoi|ngta nguoi ta|nguoita nguoi ta|mn moi nguoi|ae anh em|tk tieu khu|tkhu tieu khu
tkt truong tieu khu|ub uy ban|ubnd uy ban|ubtt uy ban thi tran|hdnd hoi dong nhan dan|bch ban chi huy|bchqs quan su
qs quan su|dq dan quan|catt cong an thi tran|cax cong an xa|cah cong an huyen
csgt canh sat giao thong|pccc chua chay|cskv cong an|k khong|ko khong|kg khong|hok khong|hk khong|kh khong|khg khong
nỏ no|dc duoc|dk duoc|dkc duoc|trc truoc|trk truoc|vs voi|j gi|ji gi|r roi|rui roi|nhiu nhieu|bnhieu bao nhieu
bn bao nhieu|hnay hom nay|hqua hom qua|hn ha noi|tw trung uong|ttcp thanh tra chinh phu|th truong hop
ntn nhu the nao|bh bay gio|bg bay gio|nvh nha van hoa|gpmb giai phong mat bang|btht boi thuong ho tro
tdc tai dinh cu|gcn so do|gcnqsd so do|gcnqsdd so do|qsdd quyen su dung dat|bc bao cao|kn khieu nai|knto khieu nai
kntc khieu nai to cao|knpa kien nghi phan anh|pakn phan anh kien nghi|tcd tiep cong dan|bptd tiep dan|pn phu nu
ccb cuu chien binh|ctb thuong binh|xm xe may|oto o to|vv ve viec|bs bo sung|nt nhan tin|pct pho chu tich|cty cong ty
vp van phong|vptk van phong|mttq mat tran|bhyt bao hiem y te|bhxh bao hiem xa hoi|antt an ninh trat tu
atgt an toan giao thong|tnxh te nan xa hoi|tngt tai nan giao thong|vsmt ve sinh moi truong|lddc lanh dao
bdc ban dai dien|sdt so dien thoai|dthoai dien thoai|ktra kiem tra|xly xu ly|xl xu ly|gq giai quyet|gqyet giai quyet
hdan huong dan|ddiem dia diem|nd noi dung|ndung noi dung|tg thoi gian|ngdan nguoi dan|bcon ba con|cdan cong dan
hgd ho gia dinh|tthuong tieu thuong|cnhan cong nhan|ctac cong tac|bphan bo phan|bphận bo phan|lquan lien quan
ttrang tinh trang|tramyte tram y te|bv benh vien|cc cap cuu|oki ok|okie ok|oke ok|thks cam on|tks cam on
thanks cam on|thank cam on|camon cam on|ths cam on|dda da|dag dang|dg dang|ddang dang|wa qua|qa qua|ak a|ah a|uh u
uk u|ns noi|noj noi|lm lam|bik biet|ik di|iu yeu|sr xin loi|sorry xin loi|pls giup|plz giup|sos cuu
help cuu|update cap nhat|updt cap nhat|upd cap nhat|ud cap nhat|xh xa hoi|tnmt tai nguyen moi truong
gtvt giao thong van tai|ldtbxh lao dong thuong binh|ttr thanh tra|tto to truong|tphan to pho|tdp to dan pho
pk phai khong|dky dang ky|ktm khu tap the|clb cau lac bo|evn dien luc|dluc dien luc|qlda quan ly du an
bqlda ban quan ly du an|bql ban quan ly|htx hop tac xa|dnghi de nghi|dngh de nghi|ycau yeu cau|yc yeu cau|dn de nghi
nhaan nhan|kt kiem tra|ktt khong tap the|mi minh|mik minh|mk minh|bme bo me|sg sang|cg cung|cx cung|cug cung
ttin thong tin|nhma nha may|sxkd san xuat|xsmt xe|gthong giao thong|dvi don vi|dchi dia chi|ttgt thanh tra
tctd to cong tac|dbtd ban|dv don vi|tc to cao|tb thong bao|bgd ban giam doc|bdh ban dieu hanh|hh hang hoa|csvc co so
ttyt tram y te|tyt tram y te|vt van thu|pv phong van|ph phu huynh|ct chu tich|cb can bo|cbcc can bo
cbdc can bo dia chinh|ld lanh dao|lda lanh dao|bt binh thuong|gt giao thong|tp thanh pho|tt thi tran|xp xa phuong
kdc khu dan cu|ql quoc lo|tl tinh lo|bqs quan su|vk vo|ck chong|vc vo chong
"""

SHORT: dict[str, tuple[str, ...]] = {}
for _entry in _SHORT.replace("\n", "|").split("|"):
    _words = _entry.split()
    if len(_words) > 1:
        SHORT.setdefault(_words[0], tuple(_words[1:]))

# Short forms that only their marks tell apart from other short forms or words.
MARKED_SHORT: dict[str, tuple[str, ...]] = {
    "đt": ("doi", "tuong"),
    "đg": ("duong",),
    "đc": ("duoc",),
    "đ": ("dong",),
    "nỏ": ("khong",),
    "lđ": ("lanh", "dao"),
    "đv": ("don", "vi"),
    "đn": ("de", "nghi"),
    "sđ": ("so", "do"),
    "bđ": ("bia", "do"),
    "đl": ("dien", "luc"),
    "đk": ("dang", "ky"),
    "hđ": ("hop", "dong"),
    "gđ": ("gia", "dinh"),
    "qđ": ("quyet", "dinh"),
}

# Letters that are no syllable and no slip: kept as they are.
KEPT = word_set(
    """
    hs gv cd h g p m km cm ha kv kw tr ca cn dt sn s d b c t x n q v l đ w z f qs gd tc dv kp ql qtt tkt vnd
    """
)

FOREIGN = word_set(
    """
    test wifi wave box bus taxi zalo facebook livestream fax video photo max sms camera karaoke internet online
    file word excel pdf bot app web email mail gmail link clip group admin telegram honda yamaha dream sirius
    exciter container loa pin sim card nhom stop start covid karaok marketing game iphone android laptop print
    scan post share like inbox rolex rtx text next fix mix six taxi tax relax express dr mr ms trucban
    """
)
