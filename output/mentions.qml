<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="AllStyleCategories" hasScaleBasedVisibilityFlag="0">
<renderer-v2 type="singleSymbol" symbollevels="0" enableorderby="0" forceraster="0"><symbols>
<symbol name="0" type="marker" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleMarker" enabled="1" locked="0" pass="0"><Option type="Map">
<Option name="name" type="QString" value="circle"/><Option name="color" type="QString" value="86,180,233,200"/><Option name="size" type="QString" value="1.8"/><Option name="size_unit" type="QString" value="MM"/><Option name="outline_color" type="QString" value="255,255,255,255"/><Option name="outline_style" type="QString" value="solid"/><Option name="outline_width" type="QString" value="0.2"/><Option name="outline_width_unit" type="QString" value="MM"/>
</Option></layer></symbol>
</symbols></renderer-v2>
<aliases>
<alias field="mention_id" index="0" name="Mention"/>
<alias field="document_id" index="1" name="Document"/>
<alias field="name" index="2" name="Name"/>
<alias field="start" index="3" name="Starts at"/>
<alias field="end" index="4" name="Ends at"/>
<alias field="sentence" index="5" name="Sentence"/>
<alias field="place_id" index="6" name="Place key"/>
<alias field="place" index="7" name="Place"/>
<alias field="kind" index="8" name="Kind"/>
<alias field="country_iso3" index="9" name="Country (ISO 3166-1)"/>
<alias field="admin1" index="10" name="Province"/>
<alias field="admin2" index="11" name="District"/>
<alias field="lat" index="12" name="Latitude"/>
<alias field="lon" index="13" name="Longitude"/>
<alias field="uncertainty_m" index="14" name="Within metres"/>
<alias field="confidence" index="15" name="Confidence"/>
<alias field="runner_up" index="16" name="Else it would be"/>
<alias field="runner_up_confidence" index="17" name="Confidence in that"/>
<alias field="usage" index="18" name="Used as"/>
</aliases>
<previewExpression>array_to_string(array_distinct(array_filter(array(&quot;name&quot;, &quot;place&quot;), @element IS NOT NULL)), &apos; - &apos;)</previewExpression>
<mapTip enabled="1">&lt;div style=&quot;max-width: 36em&quot;&gt;&lt;b&gt;[% array_to_string(array_distinct(array_filter(array(nullif(replace(replace(replace(replace(coalesce(to_string(&quot;name&quot;), &apos;&apos;), &apos;&amp;&apos;, &apos;&amp;amp;&apos;), &apos;&lt;&apos;, &apos;&amp;lt;&apos;), &apos;&gt;&apos;, &apos;&amp;gt;&apos;), &apos;&quot;&apos;, &apos;&amp;quot;&apos;), &apos;&apos;)), @element IS NOT NULL)), &apos;, &apos;) %]&lt;/b&gt;[% if(&quot;place&quot; IS NULL, &apos;&apos;, &apos;&lt;br&gt;Place: &apos; || replace(replace(replace(replace(coalesce(to_string(&quot;place&quot;), &apos;&apos;), &apos;&amp;&apos;, &apos;&amp;amp;&apos;), &apos;&lt;&apos;, &apos;&amp;lt;&apos;), &apos;&gt;&apos;, &apos;&amp;gt;&apos;), &apos;&quot;&apos;, &apos;&amp;quot;&apos;) || &apos;&apos;) %][% if(&quot;kind&quot; IS NULL, &apos;&apos;, &apos;&lt;br&gt;Kind: &apos; || replace(replace(replace(replace(coalesce(to_string(&quot;kind&quot;), &apos;&apos;), &apos;&amp;&apos;, &apos;&amp;amp;&apos;), &apos;&lt;&apos;, &apos;&amp;lt;&apos;), &apos;&gt;&apos;, &apos;&amp;gt;&apos;), &apos;&quot;&apos;, &apos;&amp;quot;&apos;) || &apos;&apos;) %][% if(&quot;admin1&quot; IS NULL, &apos;&apos;, &apos;&lt;br&gt;Province: &apos; || replace(replace(replace(replace(coalesce(to_string(&quot;admin1&quot;), &apos;&apos;), &apos;&amp;&apos;, &apos;&amp;amp;&apos;), &apos;&lt;&apos;, &apos;&amp;lt;&apos;), &apos;&gt;&apos;, &apos;&amp;gt;&apos;), &apos;&quot;&apos;, &apos;&amp;quot;&apos;) || &apos;&apos;) %][% if(&quot;country_iso3&quot; IS NULL, &apos;&apos;, &apos;&lt;br&gt;Country (ISO 3166-1): &apos; || replace(replace(replace(replace(coalesce(to_string(&quot;country_iso3&quot;), &apos;&apos;), &apos;&amp;&apos;, &apos;&amp;amp;&apos;), &apos;&lt;&apos;, &apos;&amp;lt;&apos;), &apos;&gt;&apos;, &apos;&amp;gt;&apos;), &apos;&quot;&apos;, &apos;&amp;quot;&apos;) || &apos;&apos;) %][% if(&quot;confidence&quot; IS NULL, &apos;&apos;, &apos;&lt;br&gt;Confidence: &apos; || replace(replace(replace(replace(coalesce(to_string(&quot;confidence&quot;), &apos;&apos;), &apos;&amp;&apos;, &apos;&amp;amp;&apos;), &apos;&lt;&apos;, &apos;&amp;lt;&apos;), &apos;&gt;&apos;, &apos;&amp;gt;&apos;), &apos;&quot;&apos;, &apos;&amp;quot;&apos;) || &apos;&apos;) %][% if(&quot;runner_up&quot; IS NULL, &apos;&apos;, &apos;&lt;br&gt;Else it would be: &apos; || replace(replace(replace(replace(coalesce(to_string(&quot;runner_up&quot;), &apos;&apos;), &apos;&amp;&apos;, &apos;&amp;amp;&apos;), &apos;&lt;&apos;, &apos;&amp;lt;&apos;), &apos;&gt;&apos;, &apos;&amp;gt;&apos;), &apos;&quot;&apos;, &apos;&amp;quot;&apos;) || &apos;&apos;) %][% if(&quot;sentence&quot; IS NULL, &apos;&apos;, &apos;&lt;br&gt;&lt;i&gt;&apos; || replace(replace(replace(replace(coalesce(to_string(&quot;sentence&quot;), &apos;&apos;), &apos;&amp;&apos;, &apos;&amp;amp;&apos;), &apos;&lt;&apos;, &apos;&amp;lt;&apos;), &apos;&gt;&apos;, &apos;&amp;gt;&apos;), &apos;&quot;&apos;, &apos;&amp;quot;&apos;) || &apos;&lt;/i&gt;&apos;) %][% if(&quot;document_id&quot; IS NULL, &apos;&apos;, &apos;&lt;br&gt;Document: &apos; || replace(replace(replace(replace(coalesce(to_string(&quot;document_id&quot;), &apos;&apos;), &apos;&amp;&apos;, &apos;&amp;amp;&apos;), &apos;&lt;&apos;, &apos;&amp;lt;&apos;), &apos;&gt;&apos;, &apos;&amp;gt;&apos;), &apos;&quot;&apos;, &apos;&amp;quot;&apos;) || &apos;&apos;) %]&lt;/div&gt;</mapTip>
</qgis>
