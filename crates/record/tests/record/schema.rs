//! The JSON Schema for editors is that of the code, and the built-in dossier fits it.

use std::path::Path;

use comity_record::{SCHEMA_FILES, json_schema, read_folder};
use serde_json::Value;

/// Keys of a table that the schema does not have, and required ones that the table lacks, for the shape that fits best.
fn misfits(schema: &Value, value: &Value) -> Vec<String> {
    if let Some(shapes) = schema["anyOf"].as_array() {
        let all = shapes.iter().map(|shape| misfits(shape, value));
        return all.min_by_key(Vec::len).unwrap_or_default();
    }
    if let Some(wanted) = schema.get("const")
        && wanted != value
    {
        return vec![format!("{value} is not {wanted}"); 5];
    }
    if let Some(words) = schema["enum"].as_array()
        && !words.contains(value)
    {
        return vec![format!("{value} is not among {words:?}")];
    }
    let mut wrong = Vec::new();
    if let (Some(properties), Some(table)) = (schema["properties"].as_object(), value.as_object()) {
        for (key, value) in table {
            match properties.get(key) {
                Some(of) => wrong.extend(misfits(of, value)),
                None if schema["additionalProperties"] == false => wrong.push(format!("key {key}")),
                None => {}
            }
        }
        for key in schema["required"].as_array().into_iter().flatten() {
            if !table.contains_key(key.as_str().unwrap()) {
                wrong.push(format!("no {key}"));
            }
        }
    }
    for item in value.as_array().into_iter().flatten() {
        wrong.extend(misfits(&schema["items"], item));
    }
    wrong
}

#[test]
fn the_files_of_the_built_in_dossier_fit() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../dossiers/rus-prk-2023");
    let mut seen = 0;
    for (name, bytes) in read_folder(&folder).unwrap() {
        let Some(schema) = json_schema(Some(&name)).filter(|_| name.ends_with(".toml")) else {
            continue;
        };
        seen += 1;
        let schema: Value = serde_json::from_str(&schema).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        let value: Value = toml::from_str(&text).unwrap();
        assert_eq!(misfits(&schema, &value), Vec::<String>::new(), "{name}");
    }
    assert!(seen >= 9, "{seen}");
    let wrong = serde_json::json!({ "conflict": [{ "id": "F1", "labell": "unit slip" }] });
    let schema = json_schema(Some("conflicts.toml")).unwrap();
    assert!(misfits(&serde_json::from_str(&schema).unwrap(), &wrong).len() > 3);
}

/// The copy that editors are pointed to. To renew it: `comity schema > docs/src/reference/dossier.schema.json`.
#[test]
fn the_copy_in_the_documentation_is_current() {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/src/reference/dossier.schema.json");
    let copy = std::fs::read_to_string(path).unwrap_or_default();
    let made = json_schema(None).unwrap();
    assert!(
        copy == made,
        "run `comity schema > docs/src/reference/dossier.schema.json`"
    );
    for file in SCHEMA_FILES {
        assert!(json_schema(Some(file)).is_some(), "{file}");
    }
    assert!(json_schema(Some("nothing.toml")).is_none());
}
