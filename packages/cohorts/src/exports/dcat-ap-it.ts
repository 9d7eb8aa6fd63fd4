/**
 * Metadata of an export by DCAT-AP_IT, the Italian profile of DCAT-AP, in JSON-LD: what a catalogue of public data needs to list it.
 * Mandatory properties of the profile are all there; the theme is health, the frequency "never", because an export does not change.
 */
import type { WrittenFile } from "../tables/write-table.ts";
import type { ExportRequest } from "./write-export.ts";

const authority = "http://publications.europa.eu/resource/authority";

const fileTypes: Readonly<Record<string, { readonly type: string; readonly media: string }>> = {
  csv: { type: "CSV", media: "text/csv" },
  json: { type: "JSON", media: "application/json" },
  ndjson: { type: "JSON", media: "application/x-ndjson" },
  parquet: { type: "OP_DATPRO", media: "application/vnd.apache.parquet" },
  arrow: { type: "OP_DATPRO", media: "application/vnd.apache.arrow.file" },
};

/** @param files those that the metadata describe, each a distribution; addresses are relative to the metadata themselves. */
export function dcatApIt(
  { title, description, issued, publisher = nobody, manifest }: ExportRequest,
  files: readonly WrittenFile[],
): unknown {
  const identifier = `urn:sha256:${manifest.cohort}`;
  const agent = {
    "@id": "#publisher",
    "@type": ["dcatapit:Agent", "foaf:Agent"],
    "foaf:name": publisher.name,
    "dct:identifier": publisher.identifier,
  };
  return {
    "@context": {
      dcat: "http://www.w3.org/ns/dcat#",
      dcatapit: "http://dati.gov.it/onto/dcatapit#",
      dct: "http://purl.org/dc/terms/",
      foaf: "http://xmlns.com/foaf/0.1/",
      spdx: "http://spdx.org/rdf/terms#",
      xsd: "http://www.w3.org/2001/XMLSchema#",
    },
    "@graph": [
      {
        "@id": "#dataset",
        "@type": ["dcatapit:Dataset", "dcat:Dataset"],
        "dct:identifier": identifier,
        "dct:title": inLanguages(title),
        "dct:description": inLanguages(description),
        "dct:modified": { "@value": issued, "@type": "xsd:date" },
        "dct:issued": { "@value": issued, "@type": "xsd:date" },
        "dcat:theme": { "@id": `${authority}/data-theme/HEAL` },
        "dct:accrualPeriodicity": { "@id": `${authority}/frequency/NEVER` },
        "dct:language": ["ITA", "ENG"].map((code) => ({ "@id": `${authority}/language/${code}` })),
        "dct:rightsHolder": { "@id": "#publisher" },
        "dct:publisher": { "@id": "#publisher" },
        "dcat:distribution": files.map(({ name }) => ({ "@id": `#${name}` })),
      },
      agent,
      ...files.map((file) => distribution(file)),
    ],
  };
}

const nobody = { name: "Non indicato", identifier: "non-indicato" };

function inLanguages(words: { readonly it: string; readonly en: string }) {
  return [
    { "@value": words.it, "@language": "it" },
    { "@value": words.en, "@language": "en" },
  ];
}

function distribution({ name, bytes, sha256 }: WrittenFile) {
  const { type, media } = fileTypes[name.slice(name.lastIndexOf(".") + 1)] ?? { type: "OP_DATPRO", media: "" };
  return {
    "@id": `#${name}`,
    "@type": ["dcatapit:Distribution", "dcat:Distribution"],
    "dct:title": name,
    "dct:format": { "@id": `${authority}/file-type/${type}` },
    "dcat:mediaType": { "@id": `https://www.iana.org/assignments/media-types/${media}` },
    "dct:license": { "@id": "https://creativecommons.org/licenses/by/4.0/" },
    "dcat:accessURL": { "@id": name },
    "dcat:downloadURL": { "@id": name },
    "dcat:byteSize": { "@value": `${bytes}`, "@type": "xsd:decimal" },
    "spdx:checksum": {
      "@type": "spdx:Checksum",
      "spdx:algorithm": { "@id": "http://spdx.org/rdf/terms#checksumAlgorithm_sha256" },
      "spdx:checksumValue": { "@value": sha256, "@type": "xsd:hexBinary" },
    },
  };
}
