<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="AllStyleCategories" hasScaleBasedVisibilityFlag="0">
<renderer-v2 type="singleSymbol" symbollevels="0" enableorderby="0" forceraster="0"><symbols>
<symbol name="0" type="marker" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleMarker" enabled="1" locked="0" pass="0"><Option type="Map">
<Option name="name" type="QString" value="diamond"/><Option name="color" type="QString" value="60,60,60,220"/><Option name="size" type="QString" value="2.4"/><Option name="size_unit" type="QString" value="MM"/><Option name="outline_color" type="QString" value="255,255,255,255"/><Option name="outline_style" type="QString" value="solid"/><Option name="outline_width" type="QString" value="0.2"/><Option name="outline_width_unit" type="QString" value="MM"/>
</Option></layer></symbol>
</symbols></renderer-v2>
<aliases>
<alias field="place_id" index="0" name="Place key"/>
<alias field="place" index="1" name="Place"/>
<alias field="kind" index="2" name="Kind"/>
<alias field="country" index="3" name="Country"/>
<alias field="country_iso3" index="4" name="Country (ISO 3166-1)"/>
<alias field="admin1" index="5" name="Province"/>
<alias field="admin2" index="6" name="District"/>
<alias field="lat" index="7" name="Latitude"/>
<alias field="lon" index="8" name="Longitude"/>
<alias field="uncertainty_m" index="9" name="Within metres"/>
<alias field="documents" index="10" name="Documents"/>
<alias field="mentions" index="11" name="Mentions"/>
<alias field="events" index="12" name="Events"/>
<alias field="first_day" index="13" name="First named"/>
<alias field="last_day" index="14" name="Last named"/>
<alias field="geonames_id" index="15" name="GeoNames number"/>
</aliases>
<previewExpression>array_to_string(array_distinct(array_filter(array(&quot;place&quot;, &quot;country&quot;), @element IS NOT NULL)), &apos; - &apos;)</previewExpression>
<mapTip enabled="1">&lt;div style=&quot;max-width: 36em&quot;&gt;&lt;b&gt;[% array_to_string(array_distinct(array_filter(array(nullif(replace(replace(replace(replace(coalesce(to_string(&quot;place&quot;), &apos;&apos;), &apos;&amp;&apos;, &apos;&amp;amp;&apos;), &apos;&lt;&apos;, &apos;&amp;lt;&apos;), &apos;&gt;&apos;, &apos;&amp;gt;&apos;), &apos;&quot;&apos;, &apos;&amp;quot;&apos;), &apos;&apos;), nullif(replace(replace(replace(replace(coalesce(to_string(&quot;admin1&quot;), &apos;&apos;), &apos;&amp;&apos;, &apos;&amp;amp;&apos;), &apos;&lt;&apos;, &apos;&amp;lt;&apos;), &apos;&gt;&apos;, &apos;&amp;gt;&apos;), &apos;&quot;&apos;, &apos;&amp;quot;&apos;), &apos;&apos;), nullif(replace(replace(replace(replace(coalesce(to_string(&quot;country&quot;), &apos;&apos;), &apos;&amp;&apos;, &apos;&amp;amp;&apos;), &apos;&lt;&apos;, &apos;&amp;lt;&apos;), &apos;&gt;&apos;, &apos;&amp;gt;&apos;), &apos;&quot;&apos;, &apos;&amp;quot;&apos;), &apos;&apos;)), @element IS NOT NULL)), &apos;, &apos;) %]&lt;/b&gt;[% if(&quot;kind&quot; IS NULL, &apos;&apos;, &apos;&lt;br&gt;Kind: &apos; || replace(replace(replace(replace(coalesce(to_string(&quot;kind&quot;), &apos;&apos;), &apos;&amp;&apos;, &apos;&amp;amp;&apos;), &apos;&lt;&apos;, &apos;&amp;lt;&apos;), &apos;&gt;&apos;, &apos;&amp;gt;&apos;), &apos;&quot;&apos;, &apos;&amp;quot;&apos;) || &apos;&apos;) %][% if(&quot;documents&quot; IS NULL, &apos;&apos;, &apos;&lt;br&gt;Documents: &apos; || replace(replace(replace(replace(coalesce(to_string(&quot;documents&quot;), &apos;&apos;), &apos;&amp;&apos;, &apos;&amp;amp;&apos;), &apos;&lt;&apos;, &apos;&amp;lt;&apos;), &apos;&gt;&apos;, &apos;&amp;gt;&apos;), &apos;&quot;&apos;, &apos;&amp;quot;&apos;) || &apos;&apos;) %][% if(&quot;mentions&quot; IS NULL, &apos;&apos;, &apos;&lt;br&gt;Mentions: &apos; || replace(replace(replace(replace(coalesce(to_string(&quot;mentions&quot;), &apos;&apos;), &apos;&amp;&apos;, &apos;&amp;amp;&apos;), &apos;&lt;&apos;, &apos;&amp;lt;&apos;), &apos;&gt;&apos;, &apos;&amp;gt;&apos;), &apos;&quot;&apos;, &apos;&amp;quot;&apos;) || &apos;&apos;) %][% if(&quot;events&quot; IS NULL, &apos;&apos;, &apos;&lt;br&gt;Events: &apos; || replace(replace(replace(replace(coalesce(to_string(&quot;events&quot;), &apos;&apos;), &apos;&amp;&apos;, &apos;&amp;amp;&apos;), &apos;&lt;&apos;, &apos;&amp;lt;&apos;), &apos;&gt;&apos;, &apos;&amp;gt;&apos;), &apos;&quot;&apos;, &apos;&amp;quot;&apos;) || &apos;&apos;) %][% if(&quot;first_day&quot; IS NULL, &apos;&apos;, &apos;&lt;br&gt;First named: &apos; || replace(replace(replace(replace(coalesce(to_string(&quot;first_day&quot;), &apos;&apos;), &apos;&amp;&apos;, &apos;&amp;amp;&apos;), &apos;&lt;&apos;, &apos;&amp;lt;&apos;), &apos;&gt;&apos;, &apos;&amp;gt;&apos;), &apos;&quot;&apos;, &apos;&amp;quot;&apos;) || &apos;&apos;) %][% if(&quot;last_day&quot; IS NULL, &apos;&apos;, &apos;&lt;br&gt;Last named: &apos; || replace(replace(replace(replace(coalesce(to_string(&quot;last_day&quot;), &apos;&apos;), &apos;&amp;&apos;, &apos;&amp;amp;&apos;), &apos;&lt;&apos;, &apos;&amp;lt;&apos;), &apos;&gt;&apos;, &apos;&amp;gt;&apos;), &apos;&quot;&apos;, &apos;&amp;quot;&apos;) || &apos;&apos;) %]&lt;/div&gt;</mapTip>
</qgis>
