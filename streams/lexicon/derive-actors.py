#!/usr/bin/env python3
"""Derives the tagger's actor tables from open facts. See README.md beside this file.

    derive-actors.py SOURCES OUT

SOURCES is a folder with the tables that README.md lists, OUT is
streams/src/main/resources/io/newswire/streams/tag. The same sources give the same bytes.
"""
import collections
import csv
import gzip
import io
import pathlib
import re
import sys
import unicodedata

csv.field_size_limit(10**7)

HEAD_CLASSES = {"head_of_state", "head_of_government"}
PARTICLES = set("al el ul as ad an ar at az ash the de da di do dos das du del della von van der den ben bin ibn ould oul".split())
TITLE_LEAK = re.compile(
    r"\b(congress|leader|council|house|representatives|president|minister|premier|col|gen|maj|adm|capt|cdr|"
    r"the|of|and|king|queen|prince|princess|chairman|governor|secretary|dr|sir|senator|acting|interim|vacant|"
    r"commander|state|assembly|transitional|committee|general|marshal|administrator|represented|since|note)\b", re.I)


def read(path):
    opened = gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else open(path, encoding="utf-8")
    with opened as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def fold(text):
    text = unicodedata.normalize("NFKD", text)
    text = "".join(c for c in text if not unicodedata.combining(c))
    return re.sub(r"[^\w]+", " ", re.sub(r"['’`ʻʿ‘]", "", text)).lower().strip()


def skeleton(token):
    """The consonants that survive transliteration: all spellings of Gaddafi become kdf."""
    t = token
    for a, b in (("sch", "x"), ("tch", "x"), ("sh", "x"), ("ch", "x"), ("kh", "k"), ("gh", "k"), ("dh", "d"), ("th", "t"), ("ph", "f"),
                 ("ck", "k"), ("q", "k"), ("c", "k"), ("g", "k"), ("j", "j"), ("z", "s"), ("w", "v")):
        t = t.replace(a, b)
    body = re.sub(r"[aeiouyh]", "", t)
    body = re.sub(r"(.)\1+", r"\1", body)
    return body or token[:1]


def name_key(name):
    """Skeletons of the first and the last name."""
    joined = re.sub(r"\b(abd|abdul|abdel|abdal)[ -](?:(?:al|el|ul)[ -])?", "abdul", fold(name))
    tokens = [t for t in joined.split() if t not in PARTICLES]
    if len(tokens) < 2:
        return None
    return skeleton(tokens[0]) + " " + skeleton(tokens[-1])


def day(text, last):
    """A year, month or day as a full date: its first day, or its last."""
    text = text.strip()
    if re.fullmatch(r"\d{4}", text):
        return text + ("-12-31" if last else "-01-01")
    if re.fullmatch(r"\d{4}-\d\d", text):
        return text + ("-28" if last else "-01")
    return text if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else ""


def clean(text):
    return re.sub(r"[\t\n|~]+", " ", text).strip()


class Person:
    def __init__(self, ident, name, country):
        self.id, self.name, self.country = ident, name, country
        self.aliases, self.offices = set(), {}

    def hold(self, title, kind, country, start, end, seen):
        title = clean(title)
        key = (title[:1].upper() + title[1:], kind, country, start)
        old = self.offices.get(key)
        if old is None or (end and not old[0]) or (not end and not old[0] and seen > old[1]):
            self.offices[key] = (end, seen)

    def row(self):
        offices = sorted(self.offices.items(), key=lambda o: (o[0][3], o[0][0]))
        packed = "|".join("~".join([t, k, c, s, e, n]) for (t, k, c, s), (e, n) in offices)
        aliases = sorted(a for a in self.aliases if a and a != self.name)
        return [self.id, self.name, "|".join(aliases), self.country, packed]


class Countries:
    """Country names, adjectives and demonyms to ISO-3166 alpha-3."""

    EXTRA = {"DR Congo (Zaire)": "COD", "Russia (Soviet Union)": "RUS", "Yemen (North Yemen)": "YEM", "Congo": "COG", "Myanmar (Burma)": "MMR",
             "Ivory Coast": "CIV", "Cambodia (Kampuchea)": "KHM", "Macedonia, FYR": "MKD", "Bosnia-Herzegovina": "BIH", "Serbia (Yugoslavia)": "SRB",
             "Zimbabwe (Rhodesia)": "ZWE", "Madagascar (Malagasy)": "MDG", "United States of America": "USA", "Palestinian": "PSE", "Kosovo": "XKX",
             "Kingdom of eSwatini (Swaziland)": "SWZ", "Republic of Ireland": "IRL", "People's Republic of China": "CHN", "Gambia": "GMB",
             "Bahamas": "BHS", "Micronesia": "FSM", "Czech Republic": "CZE", "Macedonia": "MKD", "North Macedonia": "MKD", "Turkey": "TUR",
             "Abkhazia": "GEO", "Artsakh": "AZE", "Somaliland": "SOM", "Donetsk People's Republic": "UKR", "Luhansk People's Republic": "UKR",
             "East Timor": "TLS", "Cape Verde": "CPV", "Taiwan": "TWN", "Palestine": "PSE", "Swaziland": "SWZ", "South Korea": "KOR",
             "North Korea": "PRK", "Republic of the Congo": "COG", "The Gambia": "GMB", "The Bahamas": "BHS", "Scotland": "GBR", "Wales": "GBR",
             "Northern Ireland": "GBR", "Vatican City": "VAT", "Federated States of Micronesia": "FSM", "São Tomé and Príncipe": "STP",
             "Transnistria": "MDA", "Northern Cyprus": "CYP", "Iraqi Kurdistan": "IRQ", "Hong Kong": "HKG", "Isle of Man": "IMN"}

    def __init__(self, rows):
        self.iso = {}
        for r in rows:
            if not r["iso3"]:
                continue
            for n in [r["name"], r["conventional_short"], r["conventional_long"]]:
                if n:
                    self.iso.setdefault(fold(n), r["iso3"])
        for n, iso in self.EXTRA.items():
            self.iso[fold(n)] = iso

    def of(self, name):
        return self.iso.get(fold(name), "")


def office_kind(kind, title):
    """The source's class, mended where its rule went by one word of a longer title."""
    t = title.lower()
    if kind == "head_of_government" and re.search(r"minister of state|deputy|justice|office of|adviser|to the prime", t):
        return "other_minister"
    if kind == "head_of_state" and re.search(r"vice|deputy|council of ministers|minister", t):
        return "other"
    if "ambassador" in t or "permanent representative" in t:
        return "ambassador"
    if kind in ("deputy_or_other", "other") and re.search(r"chief of (the )?(general )?staff|commander", t):
        return "military_or_security_chief"
    return kind


def persons(src, countries):
    people, index = {}, collections.defaultdict(list)

    def add(p):
        people[p.id] = p
        index[(p.country, name_key(p.name))].append(p)

    def from_wikidata(ident, name, country):
        p = people.get(ident)
        if p is None:
            p = Person(ident, clean(name), country)
            add(p)
        return p

    for r in read(src / "wikidata_officeholders.tsv.gz"):
        iso = countries.of(r["country_label"]) if not r["country_iso3"] or r["country_iso3"].startswith("X-") else r["country_iso3"]
        if not usable(r["name"]):
            continue
        p = from_wikidata(r["person_qid"], r["name"], iso)
        p.aliases.update(a.strip() for a in r["aliases"].split("|") if usable(a))
        p.hold(r["position"], office_kind(r["office_class"], r["position"]), iso, day(r["from"], False), day(r["to"], True),
               "" if r["to"] else r["snapshot_date"])
    for r in read(src / "wikidata_world_leaders_2022.tsv"):
        iso = countries.of(r["country"])
        if usable(r["name"]) and iso:
            p = from_wikidata(r["person_qid"], r["name"], iso)
            kind = "head_of_government" if re.search(r"prime minister|chancellor|premier|head of government", r["position"], re.I) else "head_of_state"
            if not any(k[1] == kind for k in p.offices):
                p.hold(r["position"], kind, iso, day(r["from_year"], False), day(r["to_year"], True), "" if r["to_year"] else r["snapshot"])
    for r in read(src / "wikidata_foreign_ministers_2022.tsv"):
        iso = countries.of(r["country"])
        if usable(r["name"]) and iso:
            p = from_wikidata(r["person_qid"], r["name"], iso)
            if not any(k[1] == "foreign_minister" for k in p.offices):
                p.hold("Minister of Foreign Affairs", "foreign_minister", iso, day(r["from"], False), "", r["snapshot"])
    for r in read(src / "us_congress_executive.tsv"):
        p = from_wikidata(r["person_qid"], r["name"], "USA")
        p.aliases.update(a.strip() for a in r["aliases"].split("|") if usable(a))
        title = {"US Representative": "Member of the House of Representatives", "US Senator": "Senator"}.get(r["position"], r["position"])
        kind = {"President": "head_of_state", "Vice President": "vice_president"}.get(r["position"].replace("US ", ""), "legislator")
        p.hold(title, kind, "USA", day(r["from"], False), day(r["to"], True), "")
    merge_factbook(src, people, index, add)
    merge_cabinets(src, people, index, add)
    legislators(src, people, countries, add)
    unite(people)
    succeed(people)
    return people


def unite(people):
    """Persons whom no rule finds to be one, by hand."""
    for r in read(pathlib.Path(__file__).with_name("same-persons.tsv")):
        other, p = people.pop(r["id"], None), people.get(r["is"])
        if other and p:
            p.aliases.update(other.aliases | {other.name})
            for (title, kind, country, start), (end, seen) in other.offices.items():
                if not overlaps(p, {kind}, start or seen, end):
                    p.hold(title, kind, country, start, end, seen)


def usable(name):
    return bool(name) and " " in name.strip() and not re.fullmatch(r"Q\d+", name.strip()) and len(name) < 80


def overlaps(p, kinds, start, end):
    for (_, kind, _, s), (e, n) in p.offices.items():
        if kind in kinds and s <= (end or "9999") and (e or n or s or "9999") >= start:
            return True
    return False


def match(index, country, name, kinds, start, end):
    """The one person of this country whose first and last names sound alike; several are told apart by office."""
    found = index.get((country, name_key(name)), []) if name_key(name) else []
    if len(found) > 1:
        found = [p for p in found if overlaps(p, kinds, start, end)] or [p for p in found if fold(p.name) == fold(name)]
    return found[0] if len(found) == 1 else None


def same_office(people_by_country, country, name, kind, start, end):
    """Whoever held this office at this time and has a last name that sounds alike."""
    last = skeleton((fold(name).split() or [""])[-1])
    first = skeleton(fold(name).split()[0])[:1]
    hits = [p for p in people_by_country[country]
            if skeleton(fold(p.name).split()[0])[:1] == first and any(skeleton(t) == last for t in fold(p.name).split()) and overlaps(p, {kind}, start, end)]
    return hits[0] if len(hits) == 1 else None


def merge_factbook(src, people, index, add):
    kinds = {"chief_of_state": "head_of_state", "head_of_government": "head_of_government"}
    by_country = collections.defaultdict(list)
    for p in people.values():
        by_country[p.country].append(p)
    for r in read(src / "factbook_leaders.tsv"):
        name, iso = clean(r["name"]), r["iso3"]
        if not iso or not r["from"] or TITLE_LEAK.search(name) or not usable(name) or re.search(r"[\d(),:;]", name):
            continue
        kind = kinds[r["role"]] if r["rank"] == "primary" else other_kind(r["title"])
        if kind is None or not re.search(r"[A-Z]", r["title"]):
            continue
        start, end = day(r["from"], False), day(r["to"], True)
        if start == end:
            continue
        guess = r["to_basis"] in ("last_seen", "next_known_holder_since(gap)")
        p = match(index, iso, name, {kind}, start, end) or same_office(by_country, iso, name, kind, start, end)
        if p is None:
            p = Person("lex:" + iso + "-" + fold(name).replace(" ", "-"), name, iso)
            if p.id not in people:
                add(p)
                by_country[iso].append(p)
            p = people[p.id]
        p.aliases.add(name)
        p.aliases.update(clean(a) for a in r["aliases"].split("|") if usable(a) and not TITLE_LEAK.search(a) and not re.search(r"[\d(),:;]", a))
        extend(p, r["title"] or kind.replace("_", " "), kind, iso, start, end, guess, r["last_seen"])


def other_kind(title):
    t = title.lower()
    if "vice president" in t:
        return "vice_president"
    if re.search(r"deputy (prime minister|premier)|vice (prime minister|premier)", t):
        return "deputy_head_of_government"
    return None


def extend(p, title, kind, iso, start, end, guess, seen):
    """Adds a term, or closes or lengthens the same term that another source has."""
    for key, (e, n) in list(p.offices.items()):
        if key[1] == kind and abs(months(key[3]) - months(start)) <= 4:
            if not e:
                p.offices[key] = ("", max(n, day(seen, False), "2026-01-31")) if not end else (end, "") if not guess else ("", max(n, day(seen, False)))
            return
        if key[1] == kind and e and start and key[3] <= start and e >= start and (not end or e >= end):
            return
    if guess:
        p.hold(title, kind, iso, start, "", day(seen, False))
    else:
        p.hold(title, kind, iso, start, end, "" if end else "2026-01-31")


def months(date):
    return int(date[:4]) * 12 + int(date[5:7]) if len(date) >= 7 else -10**6


def merge_cabinets(src, people, index, add):
    for r in read(src / "cia_world_leaders_2019.tsv"):
        name, iso, seen = clean(re.sub(r"\([^)]*\)|\"[^\"]*\"", " ", r["name"])), r["iso3"], r["in_office_on"]
        name = re.sub(r"\b(DE|DI|DA|DU|LA|VAN|VON|DER|DEL|DOS|LE)\b", lambda m: m.group().title(), name)
        name = " ".join(t if "-" not in t else "-".join(s if not s.isupper() else s.title() for s in t.split("-")) for t in name.split())
        if not iso or not usable(name) or re.search(r"[\d(),:;]", name):
            continue
        kind = office_kind(r["office_class"], r["office"])
        p = match(index, iso, name, {kind}, seen, seen)
        if p is None:
            p = Person("lex:" + iso + "-" + fold(name).replace(" ", "-"), name, iso)
            if p.id not in people:
                add(p)
            p = people[p.id]
        p.aliases.add(name)
        if not any(s and s <= seen and (e or "9999") >= seen and (k == kind or k in HEAD_CLASSES) for (_, k, _, s), (e, _) in p.offices.items()):
            p.hold(r["office"].replace("&", "and").replace("Intl.", "International").replace("Govt.", "Government"), kind, iso, "", "", seen)


def legislators(src, people, countries, add):
    for r in read(src / "wikidata_legislators.tsv.gz"):
        iso = countries.of(r["country_label"])
        if not iso or not usable(r["name"]):
            continue
        p = people.get(r["person_qid"])
        if p is None:
            p = Person(r["person_qid"], clean(r["name"]), iso)
            people[p.id] = p
        title = clean(r["position"])
        start, end = day(r["from"], False), day(r["to"], True)
        key = next((k for k in p.offices if k[1] == "legislator" and k[0].lower() == title.lower()), None)
        if key is None:
            p.hold(title, "legislator", iso, start, end, "" if end else "2022-09-30")
        else:  # Terms in a row are one.
            e, n = p.offices.pop(key)
            last = max(e, end) if end else ""
            p.hold(title, "legislator", iso, min(s for s in (key[3], start) if s) if key[3] and start else key[3] or start, last, "" if last else "2022-09-30")


def succeed(people):
    """An open term of an office with one seat ends where a later holder's term begins."""
    single = {"head_of_state", "head_of_government", "foreign_minister", "defence_minister", "interior_minister", "central_bank_governor"}
    starts = collections.defaultdict(list)
    for p in people.values():
        for (_, kind, country, s), _ in p.offices.items():
            if kind in single and s:
                starts[(kind, country)].append((s, p.id))
    for p in people.values():
        for key, (e, n) in list(p.offices.items()):
            if key[1] in single and not e and key[3] and n < "2026":
                later = [s for s, who in starts[(key[1], key[2])] if s > max(key[3], n) and who != p.id]
                if later:
                    p.offices[key] = (min(later), "")


def organisations(src, countries):
    out = {}

    def add(kind, name, aliases, country, code, sector, start, end):
        name = clean(name)
        ident = "lex:" + (country or code) + "-" + re.sub(r"\s+", "-", fold(name))
        old = out.get(ident)
        if old:
            old[2].update(aliases)
            old[6], old[7] = min(old[6], start), max(old[7], end)
        else:
            out[ident] = [ident, name, set(aliases), kind, country, code + ":" + sector, start, end]

    junk = re.compile(r"\b(includes?|has|have|had|mainly|former|consists?|provides|operates|operated|lacks|formerly|none|banned|note|"
                      r"political|parties|represents|various|list of|in exile|independents?|other|others|seats?|suspended|legal|members?)\b")
    for r in read(src / "factbook_parties.tsv"):
        name = re.sub(r"^(the|The) ", "", r["party"].strip())
        if not r["iso3"] or len(name) > 70 or junk.search(name) or re.search(r"[\d,;:()\[\]]|--", name) or not name[:1].isupper():
            continue
        if " " not in name and not acronym(name):
            continue
        if re.search(r"\b[A-Z]{4,}$", name) and " " in name:
            continue
        acronyms = [a.strip() for a in r["acronyms"].split("|") if acronym(a.strip())]
        variants = [v.strip() for v in r["name_variants"].split("|") if " " in v.strip() and not junk.search(v) and not re.search(r"[\d,;:()]", v)]
        add("party", name, acronyms + variants, r["iso3"], r["iso3"], "PTY", r["first_year"], r["last_year"])
    for r in read(src / "factbook_forces.tsv"):
        name = r["force"].strip()
        own = re.search(r"[A-Z]", name[1:]) and " " in name
        generic = re.fullmatch(r"(Army|Navy|Air Force|Police|National Police|Ministry of \w+( \w+)?|\w+ Ministry|Coast Guard|Air Defen[cs]e.*|Marines?|"
                               r"Naval .*|Ground Forces?|Land Forces?|Air Forces?|Naval Forces?|Armed Forces|Reserves?|Gendarmerie|Joint .*)", name)
        if not r["iso3"] or not own or generic or junk.search(name) or len(name) > 60 or re.search(r"[\d,;:()]|\bis\b|\bare\b", name):
            continue
        acronyms = [a for a in r["acronyms"].split("|") if acronym(a)]
        sector = "COP" if re.search(r"police|gendarmerie|carabinieri|guardia civil|border|customs|coast guard", name, re.I) else "SPY" if re.search(
            r"intelligence", name, re.I) else "MIL"
        add("force", name, acronyms, r["iso3"], r["iso3"], sector, r["first_year"], r["last_year"])
    for r in read(src / "factbook_organizations.tsv"):
        name = re.sub(r"\s*\(.*\)", "", r["name"]).strip()
        if not r["acronym"] and not re.search(r"\b(Union|Bank|Organi[sz]ation|Council|Community|Conference|Fund|Assembly)\b", name):
            continue
        if not name[:1].isupper() or re.search(r"countries|economies|^(North|South|First|Second|Third|Four|Near|Front)\b", name):
            continue
        add("igo", name, [a for a in re.split(r" or |, ", r["acronym"]) if acronym(a)], "", "IGO", "", "", "")
    groups(src, countries, add)
    return out


def acronym(text):
    return bool(re.fullmatch(r"[A-Z][A-Za-z0-9&\-]{1,9}", text)) and sum(c.isupper() for c in text) >= 2


def groups(src, countries, add):
    presence = {}
    for r in read(src / "factbook_terrorist_group_presence.tsv"):
        presence.setdefault(fold(r["group"]), r["iso3"])
    for r in read(src / "factbook_terrorist_organizations.tsv"):
        name = re.sub(r"\s*\(.*?\)", "", r["name"]).split("/")[0].strip()
        aliases = [re.sub(r"\s*\(.*?\)", "", a).strip() for a in r["aliases"].split("|")]
        aliases = [a for a in aliases if (" " in a or "-" in a or acronym(a)) and len(a) > 3 and not a.startswith((",", "formerly")) and "," not in a
                   and not re.match(r"(the )?(base|brigades|youth|group|engineer|lucky|student|members?)\b", a, re.I)]
        add("armed", name, aliases, presence.get(fold(r["name"]), ""), presence.get(fold(r["name"]), "") or "NGO", "REB", "", "")
    for r in read(src / "ucdp_actors.tsv"):
        name = r["name"].strip()
        if r["is_government"] == "1" or re.search(r",| - |[()]|Forces of|supporters|Supporters|government", name) or name.startswith("'"):
            continue
        if "state-based" not in r["violence_types"] and "one-sided" not in r["violence_types"]:
            continue
        if " " not in name and not acronym(name):
            continue
        if len(name) < 3 or name in ("IS", "US", "PM", "AN"):
            continue
        iso = countries.of(r["countries"].split("|")[0])
        add("armed", name, [], iso, iso or "NGO", "REB", r["first_year"], "")
    for r in read(src / "ofac_sdn_entities.tsv"):
        name = r["name"].strip()
        if r["type"] != "entity" or "FTO" not in r["programs"] or len(name) > 60 or re.search(r"[\d,;()]", name) or " " not in name:
            continue
        iso = countries.of(r["nationality_or_country"]) if r["nationality_or_country"] else ""
        add("armed", name, [a for a in r["aliases"].split("|") if " " in a and "," not in a], iso, iso or "NGO", "REB", "", "")


# Whose adjective it is where several countries share one.
SHARED = {"korean": "KOR", "koreans": "KOR", "congolese": "COD", "chinese": "CHN", "french": "FRA", "dominican": "DOM", "dominicans": "DOM",
          "moroccan": "MAR", "moroccans": "MAR", "guinean": "GIN", "guineans": "GIN", "british": "GBR", "briton": "GBR", "britons": "GBR",
          "dutch": "NLD", "american": "USA", "americans": "USA", "indian": "IND", "indians": "IND", "danish": "DNK", "micronesian": "FSM",
          "virgin islander": "VIR", "samoan": "WSM", "samoans": "WSM", "frenchman": "FRA", "norwegian": "NOR", "norwegians": "NOR",
          "serbian": "SRB", "serb": "SRB", "serbs": "SRB", "portuguese": "PRT", "irish": "IRL", "sudanese": "SDN", "tongan": "TON",
          "timorese": "TLS", "saint lucian": "LCA", "sahrawi": "ESH", "palestinian": "PSE", "palestinians": "PSE", "irishman": "IRL",
          "nigerian": "NGA", "yemeni": "YEM", "yemenis": "YEM", "australian": "AUS", "australians": "AUS", "chinaman": ""}
MORE = {
    "USA": ("US|U.S.|USA|U.S.A.|America|United States of America", "US|U.S.|American", "Americans", "Washington"),
    "GBR": ("UK|U.K.|Britain|Great Britain|England|Scotland|Wales|Northern Ireland", "UK|U.K.|British|English|Scottish|Welsh", "Britons|Brits|English|Scots", "London"),
    "RUS": ("Russia|Russian Federation", "Russian", "Russians", "Moscow"), "ARE": ("UAE|U.A.E.|Emirates", "Emirati", "Emiratis", "Abu Dhabi"),
    "PSE": ("Palestine|Gaza|Gaza Strip|West Bank|Palestinian territories", "Palestinian", "Palestinians", "Ramallah"),
    "KOR": ("South Korea|Republic of Korea", "South Korean", "South Koreans", "Seoul"), "PRK": ("North Korea|DPRK", "North Korean", "North Koreans", "Pyongyang"),
    "COD": ("DRC|DR Congo|Democratic Republic of Congo|Congo-Kinshasa|Congo", "Congolese", "", "Kinshasa"),
    "COG": ("Republic of Congo|Congo-Brazzaville", "", "", "Brazzaville"), "CIV": ("Ivory Coast|Cote d'Ivoire", "Ivorian", "Ivorians", "Abidjan"),
    "MMR": ("Myanmar|Burma", "Burmese|Myanmar", "", "Naypyidaw"), "TUR": ("Turkey|Türkiye|Turkiye", "Turkish", "Turks", "Ankara"),
    "CZE": ("Czech Republic|Czechia", "Czech", "Czechs", "Prague"), "MKD": ("Macedonia|North Macedonia", "Macedonian", "Macedonians", "Skopje"),
    "NLD": ("Netherlands|Holland", "Dutch", "", "The Hague"), "SYR": ("Syria", "Syrian", "Syrians", "Damascus"), "ISR": ("Israel", "Israeli", "Israelis", "Jerusalem|Tel Aviv"),
    "UKR": ("Ukraine", "Ukrainian", "Ukrainians", "Kyiv|Kiev"), "BLR": ("Belarus", "Belarusian|Belorussian", "Belarusians", "Minsk"), "TWN": ("Taiwan", "Taiwanese", "", "Taipei"),
    "CPV": ("Cape Verde|Cabo Verde", "Cape Verdean", "", "Praia"), "SWZ": ("Swaziland|Eswatini", "Swazi", "", ""), "TLS": ("East Timor|Timor-Leste", "East Timorese", "", "Dili"),
    "GMB": ("Gambia|The Gambia", "Gambian", "Gambians", "Banjul"), "BHS": ("Bahamas|The Bahamas", "Bahamian", "Bahamians", "Nassau"),
    "FSM": ("Micronesia", "", "", ""), "XKX": ("Kosovo", "Kosovar|Kosovan", "Kosovars", "Pristina"), "LBY": ("Libya", "Libyan", "Libyans", "Tripoli"),
    "SAU": ("Saudi Arabia", "Saudi|Saudi Arabian", "Saudis", "Riyadh"), "AFG": ("Afghanistan", "Afghan", "Afghans", "Kabul"), "CHN": ("China", "Chinese", "", "Beijing"),
    "SSD": ("South Sudan", "South Sudanese", "", "Juba"), "ZAF": ("South Africa", "South African", "South Africans", "Pretoria"), "FRA": ("France", "French", "French", "Paris"),
    "NZL": ("New Zealand", "New Zealand", "New Zealanders", "Wellington"), "BIH": ("Bosnia|Bosnia and Herzegovina|Bosnia-Herzegovina", "Bosnian", "Bosnians", "Sarajevo"),
    "ESH": ("Western Sahara", "Sahrawi|Saharawi", "Sahrawis", ""), "VAT": ("Vatican City", "", "", ""), "KGZ": ("Kyrgyzstan", "Kyrgyz", "", "Bishkek"),
    "NER": ("Niger", "Nigerien", "Nigeriens", "Niamey"), "EGY": ("Egypt", "Egyptian", "Egyptians", "Cairo"), "ESP": ("Spain", "Spanish", "Spaniards", "Madrid"),
    "DNK": ("Denmark", "Danish", "Danes", "Copenhagen"), "SWE": ("Sweden", "Swedish", "Swedes", "Stockholm"), "FIN": ("Finland", "Finnish", "Finns", "Helsinki"),
    "GRC": ("Greece", "Greek", "Greeks", "Athens"), "POL": ("Poland", "Polish", "Poles", "Warsaw"), "HKG": ("Hong Kong", "", "", ""),
    "ECU": ("Ecuador", "Ecuadorian|Ecuadorean", "Ecuadorians|Ecuadoreans", "Quito"),
    "KAZ": ("Kazakhstan", "Kazakh|Kazakhstani", "Kazakhs|Kazakhstanis", "Astana"),
    "TCA": ("Turks and Caicos Islands|Turks and Caicos", "", "", ""), "MNP": ("Northern Mariana Islands", "", "", ""), "SXM": ("Sint Maarten", "", "", ""),
    "MAF": ("Saint Martin", "", "", ""), "BLM": ("Saint Barthelemy", "", "", ""), "SJM": ("Svalbard", "", "", ""),
    "IOT": ("British Indian Ocean Territory", "", "", ""), "ATF": ("French Southern and Antarctic Lands", "", "", ""),
    "SGS": ("South Georgia and the South Sandwich Islands", "", "", ""),
    "IRQ": ("Iraq", "Iraqi", "Iraqis", "Baghdad"), "YEM": ("Yemen", "Yemeni", "Yemenis", "Sanaa|Sana'a"), "BOL": ("Bolivia", "Bolivian", "Bolivians", "La Paz"),
}


def country_names(rows):
    """Names, adjectives, peoples and seats of government of each country."""
    table = {}
    for r in rows:
        iso = r["iso3"]
        name = re.sub(r"\s*\(.*", "", r["conventional_short"] or r["name"])
        if not iso or not r["demonym_singular"] and iso not in MORE or len(iso) != 3 or " " in r["capital"] and "administered" in r["capital"]:
            continue
        row = table.setdefault(iso, [[name] if iso in MORE and iso != "PSE" else [], [], [], []])
        extra = MORE.get(iso)
        if extra:
            for column, more in zip(row, extra):
                column.extend(m for m in more.split("|") if m and m not in column)
            continue
        seat = re.sub(r"\s*[(;,].*| in \w+$", "", r["capital"])
        for column, texts in zip(row, ([name], r["adjective"].split("|"), r["demonym_plural"].split("|"), [seat])):
            column.extend(t for t in texts if t and t[:1].isupper() and len(t) < 40 and t not in column
                          and (SHARED.get(t.lower(), iso) == iso))
    for iso, extra in MORE.items():
        table.setdefault(iso, [[n for n in column.split("|") if n] for column in extra])
    owners = collections.defaultdict(set)
    for iso, row in table.items():
        for column in row[1:3]:
            for t in column:
                owners[t].add(iso)
    for t, isos in sorted(owners.items()):
        if len(isos) > 1 and t.lower() not in SHARED:
            keep = sorted(i for i in isos if i in MORE) or sorted(i for i in isos if any(n[:4] == t[:4] for n in table[i][0]))
            for iso in isos - set(keep[:1]):
                for column in table[iso][1:3]:
                    if t in column:
                        column.remove(t)
    return [[iso, *("|".join(c) for c in table[iso])] for iso in sorted(table)]


def name_tokens(src):
    """Token, times seen as a given name, times seen as a surname."""
    counts = collections.defaultdict(lambda: [0, 0])
    for r in read(src / "derived_name_tokens.tsv"):
        t = fold(r["token"])
        if len(t) > 1 and " " not in t:
            counts[t][0] += int(r["first_position_count"])
            counts[t][1] += int(r["last_position_count"])
    for column, f in ((0, "popular_given_names.tsv"), (1, "popular_surname_names.tsv")):
        for r in read(src / f):
            for t in fold(r["Romanized Name"] or r["Localized Name"]).split():
                if len(t) > 1:
                    counts[t][column] += 20
    return [[t, str(g), str(s)] for t, (g, s) in sorted(counts.items()) if g + s >= 2]


def write(path, rows):
    """Without the time stamp that would make each run's bytes differ."""
    data = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", compresslevel=9, fileobj=data, mtime=0) as out:
        for row in rows:
            out.write(("\t".join(row) + "\n").encode("utf-8"))
    path.write_bytes(data.getvalue())
    print(f"{path.name}: {len(rows)} rows, {len(data.getvalue())} bytes")


def main(sources, out):
    src, out, shared = pathlib.Path(sources), pathlib.Path(out) / "actor", pathlib.Path(out) / "lexicon"
    countries = Countries(read(src / "factbook_countries.tsv"))
    people = persons(src, countries)
    write(out / "persons.tsv.gz", [p.row() for p in sorted(people.values(), key=lambda p: p.id)])
    orgs = organisations(src, countries)
    write(out / "organisations.tsv.gz", [[o[0], o[1], "|".join(sorted(a for a in o[2] if a and a != o[1])), *o[3:]] for o in sorted(orgs.values(), key=lambda o: o[0])])
    write(shared / "names.tsv.gz", name_tokens(src))
    write(out / "countries.tsv.gz", country_names(read(src / "factbook_countries.tsv")))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
