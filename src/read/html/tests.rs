use super::{Story, fragment};

const LONG: &str = "The river rose by two metres in the night and took the bridge with it.";

#[test]
fn fragments_are_read_as_a_reader_would() {
    for (page, want) in [
        ("<p>One<p>Two &amp; three<div>Four</div>five", "One\n\nTwo & three\n\nFour\n\nfive"),
        ("a<br>b<br/><br>c", "a\nb\n\nc"),
        ("<ul><li>One<li>Two</ul>", "One\n\nTwo"),
        ("<table><tr><td>Kabul<td>12<tr><td>Herat<td>3</table>", "Kabul\t12\n\nHerat\t3"),
        ("Kan&shy;da&#173;har\u{200B} &lt;b&gt; &#x1F600; &bogus;", "Kandahar <b> 😀 &bogus;"),
        ("<p>He <b>was</b> in\n <i>Goma</i>.</p>", "He was in Goma."),
        ("<script>a<b</script>x<style>p{}</style><noscript><p>y</noscript>", "x"),
        ("<p hidden>a</p><p style='display:none'>b</p><p aria-hidden=true>c</p>d", "d"),
        ("<pre>a\n  b</pre>", "a\n  b"),
        ("one <span class=share>Share</span> two", "one two"),
        (
            "<p>Text<figure><img><figcaption>Smoke over Goma</figcaption></figure>more",
            "Text\n\nSmoke over Goma\n\nmore",
        ),
        ("a<span class='caption'>b</span>c", "a\n\nb\n\nc"),
        ("<div><p>Advertisement</p></div><p>Rest</p>", "Rest"),
        ("</div></p><p>x</b></p></html>y", "x\n\ny"),
        ("<p>x<!-- no --> y<![CDATA[z]]>", "x y"),
        ("<", "<"),
        ("<p", ""),
        ("", ""),
    ] {
        assert_eq!(fragment(page), want, "{page}");
    }
}

#[test]
fn no_page_is_too_deep() {
    let began = std::time::Instant::now();
    for (open, close) in [
        ("<div>", "</div>"),
        ("<div>", "</p>"),
        ("<span>", "</b>"),
        ("<b><div>", "</b>"),
        ("<p><a href=x>", "</span>"),
        ("<table><tr><td>", "</table>"),
        ("<ul><li>", ""),
        ("<x-y>", "</x-z>"),
        ("<nav>", "</div>"),
        ("<div class=share>", "</div>"),
    ] {
        let page = format!("{}<p>{LONG}</p>{}", open.repeat(100_000), close.repeat(100_000));
        let _ = Story::of(&page);
        let seconds = began.elapsed().as_secs();
        assert!(seconds < 60, "{open}: {seconds} s");
    }
}
