use serde_json::Value;

use super::words::decoded;

/// What JSON-LD says of the story on a page.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Article {
    pub(super) headline: Option<String>,
    pub(super) days: Vec<String>,
    pub(super) url: Option<String>,
    pub(super) source: Option<String>,
    pub(super) body: Option<String>,
}

/// The first article that a script describes, in a list or a `@graph` too. What it says of other
/// pages, such as a list of further reading, stands deeper and is not looked at.
pub(super) fn article(script: &str) -> Option<Article> {
    let script = script.trim().trim_start_matches("<!--").trim_start_matches("//<![CDATA[");
    let parsed = serde_json::from_str(script).or_else(|_| {
        // Line ends within texts are the commonest fault.
        serde_json::from_str(&script.replace(|c: char| c.is_control(), " "))
    });
    let mut waiting = vec![parsed.ok()?];
    while let Some(next) = waiting.pop() {
        match next {
            Value::Array(values) => waiting.extend(values.into_iter().rev()),
            Value::Object(mut object) if is_article(object.get("@type")) => {
                return Some(Article {
                    headline: words(object.get("headline")).or_else(|| words(object.get("name"))),
                    days: words(object.get("datePublished")).into_iter().collect(),
                    url: words(object.get("url"))
                        .or_else(|| named(object.get("mainEntityOfPage"), "@id")),
                    source: named(object.get("publisher"), "name"),
                    body: words(object.remove("articleBody").as_ref()),
                });
            }
            Value::Object(mut object) => waiting.extend(
                ["mainEntity", "@graph"].into_iter().filter_map(|within| object.remove(within)),
            ),
            _ => {}
        }
    }
    None
}

/// The types of schema.org whose things are stories: `NewsArticle`, `BlogPosting`, `Report`.
fn is_article(kind: Option<&Value>) -> bool {
    let is = |kind: &Value| {
        let kind = kind.as_str().unwrap_or_default();
        ["Article", "Posting", "Report"].into_iter().any(|known| kind.ends_with(known))
    };
    match kind {
        Some(Value::Array(kinds)) => kinds.iter().any(is),
        Some(kind) => is(kind),
        None => false,
    }
}

fn words(value: Option<&Value>) -> Option<String> {
    let said = match value? {
        Value::Array(values) => values.first()?.as_str()?,
        value => value.as_str()?,
    };
    let said = said.trim();
    (!said.is_empty()).then(|| unescaped(said))
}

/// Of a thing or a list of things, or the name itself.
fn named(value: Option<&Value>, field: &str) -> Option<String> {
    match value? {
        Value::Object(object) => words(object.get(field)),
        Value::Array(values) => named(values.first(), field),
        value => words(Some(value)),
    }
}

/// Many programs escape for a page what stands in a script.
fn unescaped(said: &str) -> String {
    if said.contains(['&', '<']) { decoded(said) } else { said.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::article;

    #[test]
    fn articles_are_found_where_sites_put_them() {
        for (script, want) in [
            (r#"{"@type":"NewsArticle","headline":"A &amp; B"}"#, Some("A & B")),
            (r#"[{"@type":"WebSite"},{"@type":["Article"],"headline":"B"}]"#, Some("B")),
            (
                r#"{"@graph":[{"@type":"Person"},{"@type":"ReportageNewsArticle","name":"C"}]}"#,
                Some("C"),
            ),
            ("{\"@type\":\"NewsArticle\",\"headline\":\"two\nlines\"}", Some("two lines")),
            (
                r#"{"@type":"ItemList","itemListElement":[{"@type":"NewsArticle","name":"D"}]}"#,
                None,
            ),
            (r#"{"@type":"NewsArticle""#, None),
            ("", None),
        ] {
            let found = article(script).and_then(|article| article.headline);
            assert_eq!(found.as_deref(), want, "{script}");
        }
    }
}
