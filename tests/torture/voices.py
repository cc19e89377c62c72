"""Voices: how the people of eight languages head their columns and write their answers.

Nothing here is taken from the loader's own lists: these are the words of those who fill in files.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Voice:
    """One language of one country: headings by survey column, places and products with codes.

    `marks` are the thousands and the decimal mark; `encodings` those its files come in. `per` puts
    a unit and a period together; `about` are words before a rough figure, `nothing` ways of saying
    nothing, `months` the twelve months as they stand in a date.
    """

    language: str
    iso2: str
    countries: tuple[str, ...]
    marks: tuple[str, str]
    encodings: tuple[str, ...]
    headings: Mapping[str, str]
    groups: tuple[str, str, str]
    value: str
    firms: tuple[str, ...]
    places: tuple[tuple[str, str], ...]
    products: Mapping[str, str]
    units: Mapping[str, str]
    periods: Mapping[str, str]
    per: str
    thousand: str
    million: str
    to: str
    about: tuple[str, ...]
    nothing: tuple[str, ...]
    months: tuple[str, ...]
    titles: tuple[str, str]
    total: str
    notes: tuple[str, str]
    comment: str
    digits: str = "0123456789"


FIELDS = (
    "company_name", "country", "region", "product_code", "capacity_value", "capacity_unit",
    "capacity_period", "utilisation_pct", "employees", "standards_met", "certificate_expiry",
    "comments",
)  # fmt: skip


def _headed(line: str) -> dict[str, str]:
    return dict(zip(FIELDS, line.split("|"), strict=True))


def _named(line: str) -> dict[str, str]:
    return dict(pair.split("=") for pair in line.split("|"))


def _placed(line: str) -> tuple[tuple[str, str], ...]:
    return tuple((name, code) for name, code in (pair.split("=") for pair in line.split("|")))


FR = Voice(
    "fr", "TN", ("Tunisie", "TUNISIE", "TN", "Tunisie"), (" ", ","),
    ("utf-8", "cp1252", "iso-8859-15", "mac_roman", "utf-16"),
    _headed("Raison sociale|Pays|Gouvernorat|Produit|Capacité de production|Unité|Période|"
            "Taux d’utilisation|Effectif|Norme|Date d'échéance du certificat|Observations"),
    ("Identification", "Production", "Divers"), "Valeur",
    ("Société Été", "Œuvre & Cie", "Confection « Élégance »", "Filature du Sahel", "Béta Santé",
     "Hygiène Plus", "Crêpe & Gaze", "Tissage d’Hier"),
    _placed("Sfax=TN-61|Monastir=TN-52|Gouvernorat de Sousse=TN-51|Béja=TN-31|صفاقس=TN-61|"
            "Safaqis=TN-61|Ksar Hellal=TN-52|Médenine=TN-82"),
    _named("resp_ffp2=Masques FFP2|mask_surg_iir=Masques chirurgicaux type IIR|"
           "mat_meltblown=Meltblown|steril_wrap=Feuille d'emballage de stérilisation|"
           "cotton_wool=Coton hydrophile|glove_exam=Gants d'examen|"
           "gown_isolation=Blouses d'isolement"),
    _named("piece=pcs|pair=paires|t=T|kg=kg|m2=m²"),
    _named("hour=heure|shift=poste|day=jour|week=semaine|month=mois|year=an"),
    "{unit}/{period}", "k", "M", " à ", ("env. ", "≈ ", "environ "),
    ("?", "n.d.", "-", "NC"),
    ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
     "octobre", "novembre", "décembre"),
    ("Enquête sur les capacités 2026 (fictive)", "Chiffres arrêtés au 2 mars 2026"),
    "TOTAL", ("* chiffres déclarés par les membres", "Source : les membres (fictif)"),
    "Livraison sous 8 jours ; à confirmer",
)  # fmt: skip

EN = Voice(
    "en", "MT", ("Malta", "MT", "MALTA"), (",", "."), ("utf-8", "utf-8-sig", "cp1252", "utf-16"),
    _headed("Company name|Country|Region|Product|Production capacity|Unit|Period|"
            "Utilisation rate|Number of employees|Standard|Certificate expiry date|Remarks"),
    ("Identification", "Production", "Other"), "Value",
    ("Gozo Garments Ltd", "Xlendi Textile Co.", "Medi-Weave", "O’Neill & Sons", "Café Couture",
     "Harbour Mills", "“Best” Masks", "Saint Julian's Wear"),
    _placed("Malta=MT:Malta|Gozo=MT:Gozo"),
    _named("resp_ffp2=FFP2 respirators|mask_surg_iir=Surgical masks type IIR|"
           "mat_meltblown=Meltblown|steril_wrap=Sterilisation wrap|cotton_wool=Cotton wool|"
           "glove_exam=Examination gloves|gown_isolation=Isolation gowns"),
    _named("piece=pcs|pair=pairs|t=tonnes|kg=kg|m2=sqm"),
    _named("hour=hour|shift=shift|day=day|week=week|month=month|year=year"),
    "{unit} per {period}", "k", "M", " to ", ("approx. ", "≈ ", "about "),
    ("?", "n/a", "-", "TBC"),
    ("January", "February", "March", "April", "May", "June", "July", "August", "September",
     "October", "November", "December"),
    ("Capacity survey 2026 (fictive)", "Figures as of 2 March 2026"),
    "Grand total", ("* declared by members", "Source: the members (fictive)"),
    "Delivery within 8 days, to be confirmed",
)  # fmt: skip

ES = Voice(
    "es", "ES", ("España", "ESPAÑA", "ES"), (".", ","),
    ("utf-8", "cp1252", "iso-8859-1", "mac_roman", "utf-16"),
    _headed("Nombre de la empresa|País|Comunidad autónoma|Producto|Capacidad de producción|Unidad|"
            "Periodo|Utilización|Nº de empleados|Norma|Fecha de caducidad del certificado|"
            "Observaciones"),
    ("Identificación", "Producción", "Otros datos"), "Valor",
    ("Textil Añil, S.L.", "Confecciones Peñíscola", "Hilaturas Güell", "Gasa y Más, S.A.",
     "Algodón Ágil", "Médica Íbera", "Batas Óptimas", "Tejidos Ñandú"),
    _placed("Cataluña=ES-CT|Comunitat Valenciana=ES-VC|Comunidad de Madrid=ES-MD|Galicia=ES-GA|"
            "Andalucía=ES-AN|País Vasco=ES-PV|Aragón=ES-AR|Alcoy=ES-VC"),
    _named("resp_ffp2=Mascarillas FFP2|mask_surg_iir=Mascarilla quirúrgica IIR|"
           "mat_meltblown=Meltblown|steril_wrap=Hoja de esterilización SMS|"
           "cotton_wool=Algodón hidrófilo|glove_exam=Guantes de examen|"
           "gown_isolation=Batas de aislamiento"),
    _named("piece=uds.|pair=pares|t=t|kg=kg|m2=m2"),
    _named("hour=hora|shift=turno|day=día|week=semana|month=mes|year=año"),
    "{unit}/{period}", " mil", "M", " a ", ("aprox. ", "≈ ", "unas "),
    ("?", "s/d", "-", "n/a"),
    ("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre",
     "octubre", "noviembre", "diciembre"),
    ("Encuesta de capacidades 2026 (ficticia)", "Datos a 2 de marzo de 2026"),
    "TOTAL", ("* cifras declaradas por los socios", "Fuente: los socios (ficticio)"),
    "Entrega en 8 días; por confirmar",
)  # fmt: skip

IT = Voice(
    "it", "IT", ("Italia", "ITALIA", "IT"), (".", ","),
    ("utf-8", "cp1252", "iso-8859-15", "mac_roman", "utf-16"),
    _headed("Ragione sociale|Paese|Regione|Prodotto|Capacità produttiva|Unità di misura|Periodo|"
            "Tasso di utilizzo|N. addetti|Norma|Data di scadenza del certificato|Note"),
    ("Anagrafica", "Produzione", "Altro"), "Valore",
    ("Tessile Città S.r.l.", "Filati Però", "Sanità & Garza", "Medicazioni Lucchesi",
     "Così Tessuti", "Manifattura Virtù", "Più Camici", "Cotonificio Perché"),
    _placed("Lombardia=IT-25|Regione Piemonte=IT-21|Prato=IT-52|Veneto=IT-34|Puglia=IT-75|"
            "Firenze=IT-52|Campania=IT-72|Sicilia=IT-82"),
    _named("resp_ffp2=Mascherine FFP2|mask_surg_iir=Mascherina chirurgica IIR|"
           "mat_meltblown=TNT meltblown|steril_wrap=Foglio per sterilizzazione|"
           "cotton_wool=Cotone idrofilo|glove_exam=Guanti da esplorazione|"
           "gown_isolation=Camici da isolamento"),
    _named("piece=pezzi|pair=paia|t=t|kg=kg|m2=mq"),
    _named("hour=ora|shift=turno|day=giorno|week=settimana|month=mese|year=anno"),
    "{unit}/{period}", " mila", "M", "-", ("circa ", "≈ ", "ca. "),
    ("?", "n.d.", "-", "n/a"),
    ("gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto",
     "settembre", "ottobre", "novembre", "dicembre"),
    ("Indagine sulle capacità 2026 (fittizia)", "Dati al 2 marzo 2026"),
    "Totale", ("* dati dichiarati dai soci", "Fonte: i soci (fittizio)"),
    "Consegna in 8 giorni; da confermare",
)  # fmt: skip
