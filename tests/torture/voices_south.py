"""Voices, continued: Portuguese, Arabic, Turkish, Greek, and English of firms of Croatia."""

from __future__ import annotations

from dataclasses import replace

from tests.torture.voices import EN, ES, FR, IT, Voice, _headed, _named, _placed

PT = Voice(
    "pt", "PT", ("Portugal", "PORTUGAL", "PT"), (".", ","),
    ("utf-8", "cp1252", "iso-8859-15", "mac_roman", "utf-16"),
    _headed("Nome da empresa|País|Distrito|Produto|Capacidade de produção|Unidade|Período|"
            "Taxa de utilização|N.º de trabalhadores|Norma|Data de validade do certificado|"
            "Observações"),
    ("Identificação", "Produção", "Outros"), "Valor",
    ("Têxtil Três, Lda.", "Confecções Açor", "Fiação São João", "Algodões do Minho",
     "Saúde & Proteção", "Máscaras Já", "Tecelagem Irmãos Simões", "Batas Ímpar"),
    _placed("Braga=PT-03|Porto=PT-13|Distrito de Aveiro=PT-01|Lisboa=PT-11|Guimarães=PT-03|"
            "Évora=PT-07|Viana do Castelo=PT-16|Setúbal=PT-15"),
    _named("resp_ffp2=Máscaras FFP2|mask_surg_iir=Máscara cirúrgica IIR|"
           "mat_meltblown=Não-tecido meltblown|steril_wrap=Folha de esterilização SMS|"
           "cotton_wool=Algodão hidrófilo|glove_exam=Luvas de exame|"
           "gown_isolation=Batas de isolamento"),
    _named("piece=peças|pair=pares|t=t|kg=kg|m2=m2"),
    _named("hour=hora|shift=turno|day=dia|week=semana|month=mês|year=ano"),
    "{unit}/{period}", " mil", " milhões", " a ", ("cerca de ", "≈ ", "aprox. "),
    ("?", "n/d", "-", "n/a"),
    ("janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro",
     "outubro", "novembro", "dezembro"),
    ("Inquérito às capacidades 2026 (fictício)", "Dados a 2 de março de 2026"),
    "Total geral", ("* valores declarados pelos membros", "Fonte: os membros (fictício)"),
    "Entrega em 8 dias; a confirmar",
)  # fmt: skip

AR = Voice(
    "ar", "TN", ("تونس", "الجمهورية التونسية", "TN"), ("٬", "٫"),
    ("utf-8", "cp1256", "iso-8859-6", "utf-16", "utf-8-sig"),
    _headed("اسم الشركة|البلد|الولاية|المنتج|الطاقة الإنتاجية|الوحدة|الفترة|نسبة الاستغلال|"
            "عدد العمال|المواصفة|تاريخ انتهاء صلاحية الشهادة|ملاحظات"),
    ("التعريف", "الإنتاج", "معلومات أخرى"), "القيمة",
    ("شركة النسيج الطبي", "مصنع القطن", "مؤسسة الأمل", "الشركة التونسية للكمامات",
     "نسيج المنستير", "شركة الوقاية", "مصنع الشاش", "معامل الساحل"),
    _placed("صفاقس=TN-61|المنستير=TN-52|ولاية سوسة=TN-51|تونس=TN-11|Sfax=TN-61|نابل=TN-21|"
            "بنزرت=TN-23|القيروان=TN-41"),
    _named("resp_ffp2=كمامات FFP2|mask_surg_iir=كمامة طبية من النوع IIR|"
           "mat_meltblown=ملتبلون|steril_wrap=لفائف التعقيم|cotton_wool=قطن طبي|"
           "glove_exam=قفازات فحص|gown_isolation=ثوب عزل"),
    _named("piece=قطعة|pair=زوج|t=طن|kg=كغ|m2=متر مربع"),
    _named("hour=ساعة|shift=وردية|day=يوم|week=أسبوع|month=شهر|year=سنة"),
    "{unit}/{period}", " ألف", " مليون", " إلى ", ("حوالي ", "≈ ", "تقريبا "),
    ("؟", "غير متوفر", "-", "غ.م"),
    ("جانفي", "فيفري", "مارس", "أفريل", "ماي", "جوان", "جويلية", "أوت", "سبتمبر", "أكتوبر",
     "نوفمبر", "ديسمبر"),
    ("استبيان الطاقات الإنتاجية 2026", "الأرقام إلى حدود 2 مارس 2026"),
    "المجموع", ("* أرقام صرح بها الأعضاء", "المصدر: الأعضاء"),
    "التسليم في 8 أيام؛ للتأكيد", "٠١٢٣٤٥٦٧٨٩",
)  # fmt: skip

TR = Voice(
    "tr", "TR", ("Türkiye", "TÜRKİYE", "TR"), (".", ","),
    ("utf-8", "cp1254", "iso-8859-9", "utf-8-sig", "utf-16"),
    _headed("Firma adı|Ülke|İl|Ürün|Üretim kapasitesi|Birim|Kapasite dönemi|"
            "Kapasite kullanım oranı|Çalışan sayısı|Standart|Sertifika bitiş tarihi|Açıklamalar"),
    ("Kimlik", "Üretim", "Diğer"), "Değer",
    ("Örnek Tekstil A.Ş.", "Işık Konfeksiyon", "Güneş Medikal", "Şifa Maske", "Çağdaş İplik",
     "Ağaoğlu Dokuma", "Öz Pamuk", "Kardeşler Giyim"),
    _placed("İzmir=TR-35|Bursa=TR-16|Denizli ili=TR-20|Gaziantep=TR-27|Adıyaman=TR-02|"
            "Çorum=TR-19|Balıkesir=TR-10|Eskişehir=TR-26"),
    _named("resp_ffp2=FFP2 maske|mask_surg_iir=Tip IIR cerrahi maske|"
           "mat_meltblown=Meltblown|steril_wrap=Sterilizasyon sargısı|"
           "cotton_wool=Hidrofil pamuk|glove_exam=Muayene eldiveni|"
           "gown_isolation=İzolasyon önlüğü"),
    _named("piece=adet|pair=çift|t=ton|kg=kg|m2=m²"),
    _named("hour=saat|shift=vardiya|day=gün|week=hafta|month=ay|year=yıl"),
    "{unit}/{period}", " bin", " milyon", "-", ("yaklaşık ", "≈ ", "~"),
    ("?", "yok", "-", "bilinmiyor"),
    ("Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran", "Temmuz", "Ağustos", "Eylül", "Ekim",
     "Kasım", "Aralık"),
    ("2026 kapasite anketi (kurgusal)", "2 Mart 2026 itibarıyla"),
    "Genel toplam", ("* üyelerce beyan edilmiştir", "Kaynak: üyeler (kurgusal)"),
    "8 günde teslim; teyit edilecek",
)  # fmt: skip

EL = Voice(
    "el", "GR", ("Ελλάδα", "ΕΛΛΑΔΑ", "GR"), (".", ","),
    ("utf-8", "cp1253", "iso-8859-7", "utf-8-sig", "utf-16"),
    _headed("Επωνυμία επιχείρησης|Χώρα|Περιφέρεια|Προϊόν|Παραγωγική δυναμικότητα|Μονάδα μέτρησης|"
            "Περίοδος|Βαθμός χρησιμοποίησης|Αριθμός εργαζομένων|Πρότυπο|Λήξη πιστοποιητικού|"
            "Παρατηρήσεις"),
    ("Στοιχεία", "Παραγωγή", "Λοιπά"), "Τιμή",
    ("Υφαντουργία Άλφα", "Κλωστήρια Όλυμπος", "Ιατρικά Είδη Ωμέγα", "Γάζα Ελλάς",
     "Βαμβάκι Θεσσαλίας", "Ποδιές Έψιλον", "Μάσκες Ύδρα", "Ρόμπες Ήρα"),
    _placed("Αττική=GR-I|Κεντρική Μακεδονία=GR-B|Περιφέρεια Θεσσαλίας=GR-E|Κρήτη=GR-M|"
            "Θεσσαλονίκη=GR-B|Πελοπόννησος=GR-J|Ήπειρος=GR-D|Λάρισα=GR-E"),
    _named("resp_ffp2=Μάσκες FFP2|mask_surg_iir=Χειρουργική μάσκα τύπου IIR|"
           "mat_meltblown=Meltblown|steril_wrap=Φύλλο περιτυλίγματος αποστείρωσης|"
           "cotton_wool=Υδρόφιλο βαμβάκι|glove_exam=Γάντια εξέτασης|"
           "gown_isolation=Ρόμπες απομόνωσης"),
    _named("piece=τεμ.|pair=ζεύγη|t=τόνοι|kg=κιλά|m2=τ.μ."),
    _named("hour=ώρα|shift=βάρδια|day=ημέρα|week=εβδομάδα|month=μήνα|year=έτος"),
    "{unit}/{period}", " χιλ.", " εκατ.", " έως ", ("περίπου ", "≈ ", "~"),
    ("?", "μ/δ", "-", "άγνωστο"),
    ("Ιανουαρίου", "Φεβρουαρίου", "Μαρτίου", "Απριλίου", "Μαΐου", "Ιουνίου", "Ιουλίου",
     "Αυγούστου", "Σεπτεμβρίου", "Οκτωβρίου", "Νοεμβρίου", "Δεκεμβρίου"),
    ("Έρευνα δυναμικότητας 2026 (φανταστική)", "Στοιχεία έως 2 Μαρτίου 2026"),
    "Γενικό σύνολο", ("* όπως δηλώθηκαν από τα μέλη", "Πηγή: τα μέλη (φανταστικό)"),
    "Παράδοση σε 8 ημέρες· προς επιβεβαίωση",
)  # fmt: skip

HR = replace(
    EN, iso2="HR", countries=("Croatia", "HR", "Hrvatska"), encodings=("cp1250", "iso-8859-2"),
    firms=("Šivaonica Čakovec", "Tvornica Žutić", "Konfekcija Đurđevac", "Ćurković tekstil",
           "Pamuk Šibenik", "Tkaonica Križevci", "Gaza Osijek", "Maske Varaždin"),
    places=(("", ""),),
)  # fmt: skip

VOICES = {voice.language: voice for voice in (EN, FR, ES, IT, PT, AR, TR, EL)}
"""By language, in the order of the survey's declaration but for Arabic."""
