<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="AllStyleCategories" hasScaleBasedVisibilityFlag="0">
<temporal enabled="1" mode="2" limitMode="1" startField="date_start" endField="date_end" startExpression="" endExpression="" durationField="" durationUnit="min" fixedDuration="0" accumulate="0"><fixedRange><start/><end/></fixedRange></temporal>
<renderer-v2 type="pointDisplacement" method="0" placement="0" circleRadiusAddition="0" circleWidth="0.2" circleColor="90,90,90,255" maxLabelScaleDenominator="-1" tolerance="0.00001" toleranceUnit="MapUnit" toleranceUnitScale="3x:0,0,0,0,0,0" labelAttributeName="" labelDistanceFactor="0.5">
<labelFontProperties style="" description="Sans Serif,8,-1,5,50,0,0,0,0,0"/>
<renderer-v2 type="categorizedSymbol" attr="event_type" symbollevels="0" enableorderby="1" forceraster="0">
<categories>
<category symbol="0" value="Battles" label="Battles" render="true" type="string"/>
<category symbol="1" value="Explosions/Remote violence" label="Explosions/Remote violence" render="true" type="string"/>
<category symbol="2" value="Violence against civilians" label="Violence against civilians" render="true" type="string"/>
<category symbol="3" value="Protests" label="Protests" render="true" type="string"/>
<category symbol="4" value="Riots" label="Riots" render="true" type="string"/>
<category symbol="5" value="Strategic developments" label="Strategic developments" render="true" type="string"/>
</categories>
<symbols>
<symbol name="0" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
<data_defined_properties><Option type="Map"><Option name="name" type="QString" value=""/><Option name="properties" type="Map">
<Option name="alpha" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="if(&quot;realis&quot; IN ('planned','foiled'), 35, 100)"/><Option name="type" type="int" value="3"/></Option>
</Option><Option name="type" type="QString" value="collection"/></Option></data_defined_properties>
<layer class="SimpleMarker" enabled="1" locked="0" pass="0"><Option type="Map">
<Option name="name" type="QString" value="circle"/><Option name="color" type="QString" value="230,159,0,215"/><Option name="size" type="QString" value="3"/><Option name="size_unit" type="QString" value="MM"/><Option name="outline_color" type="QString" value="255,255,255,255"/><Option name="outline_style" type="QString" value="solid"/><Option name="outline_width" type="QString" value="0.2"/><Option name="outline_width_unit" type="QString" value="MM"/>
</Option>
<data_defined_properties><Option type="Map"><Option name="name" type="QString" value=""/><Option name="properties" type="Map">
<Option name="size" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="coalesce(scale_exp(&quot;fatalities_best&quot;, 0, 200, 2.6, 10, 0.5), 2.6)"/><Option name="type" type="int" value="3"/></Option>
<Option name="fillColor" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="if(&quot;place_precision&quot; IN (&apos;exact&apos;, &apos;near&apos;, &apos;district&apos;), '230,159,0,215', '0,0,0,0')"/><Option name="type" type="int" value="3"/></Option>
<Option name="outlineColor" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="if(&quot;place_precision&quot; IN (&apos;exact&apos;, &apos;near&apos;, &apos;district&apos;), '255,255,255,255', '230,159,0,215')"/><Option name="type" type="int" value="3"/></Option>
<Option name="outlineWidth" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="if(&quot;place_precision&quot; IN (&apos;exact&apos;, &apos;near&apos;, &apos;district&apos;), 0.2, 0.6)"/><Option name="type" type="int" value="3"/></Option>
<Option name="outlineStyle" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="if(&quot;place_precision&quot; IN (&apos;exact&apos;, &apos;near&apos;, &apos;district&apos;), 'solid', 'dot')"/><Option name="type" type="int" value="3"/></Option>
</Option><Option name="type" type="QString" value="collection"/></Option></data_defined_properties></layer></symbol>
<symbol name="1" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
<data_defined_properties><Option type="Map"><Option name="name" type="QString" value=""/><Option name="properties" type="Map">
<Option name="alpha" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="if(&quot;realis&quot; IN ('planned','foiled'), 35, 100)"/><Option name="type" type="int" value="3"/></Option>
</Option><Option name="type" type="QString" value="collection"/></Option></data_defined_properties>
<layer class="SimpleMarker" enabled="1" locked="0" pass="0"><Option type="Map">
<Option name="name" type="QString" value="circle"/><Option name="color" type="QString" value="213,94,0,215"/><Option name="size" type="QString" value="3"/><Option name="size_unit" type="QString" value="MM"/><Option name="outline_color" type="QString" value="255,255,255,255"/><Option name="outline_style" type="QString" value="solid"/><Option name="outline_width" type="QString" value="0.2"/><Option name="outline_width_unit" type="QString" value="MM"/>
</Option>
<data_defined_properties><Option type="Map"><Option name="name" type="QString" value=""/><Option name="properties" type="Map">
<Option name="size" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="coalesce(scale_exp(&quot;fatalities_best&quot;, 0, 200, 2.6, 10, 0.5), 2.6)"/><Option name="type" type="int" value="3"/></Option>
<Option name="fillColor" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="if(&quot;place_precision&quot; IN (&apos;exact&apos;, &apos;near&apos;, &apos;district&apos;), '213,94,0,215', '0,0,0,0')"/><Option name="type" type="int" value="3"/></Option>
<Option name="outlineColor" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="if(&quot;place_precision&quot; IN (&apos;exact&apos;, &apos;near&apos;, &apos;district&apos;), '255,255,255,255', '213,94,0,215')"/><Option name="type" type="int" value="3"/></Option>
<Option name="outlineWidth" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="if(&quot;place_precision&quot; IN (&apos;exact&apos;, &apos;near&apos;, &apos;district&apos;), 0.2, 0.6)"/><Option name="type" type="int" value="3"/></Option>
<Option name="outlineStyle" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="if(&quot;place_precision&quot; IN (&apos;exact&apos;, &apos;near&apos;, &apos;district&apos;), 'solid', 'dot')"/><Option name="type" type="int" value="3"/></Option>
</Option><Option name="type" type="QString" value="collection"/></Option></data_defined_properties></layer></symbol>
<symbol name="2" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
<data_defined_properties><Option type="Map"><Option name="name" type="QString" value=""/><Option name="properties" type="Map">
<Option name="alpha" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="if(&quot;realis&quot; IN ('planned','foiled'), 35, 100)"/><Option name="type" type="int" value="3"/></Option>
</Option><Option name="type" type="QString" value="collection"/></Option></data_defined_properties>
<layer class="SimpleMarker" enabled="1" locked="0" pass="0"><Option type="Map">
<Option name="name" type="QString" value="circle"/><Option name="color" type="QString" value="204,121,167,215"/><Option name="size" type="QString" value="3"/><Option name="size_unit" type="QString" value="MM"/><Option name="outline_color" type="QString" value="255,255,255,255"/><Option name="outline_style" type="QString" value="solid"/><Option name="outline_width" type="QString" value="0.2"/><Option name="outline_width_unit" type="QString" value="MM"/>
</Option>
<data_defined_properties><Option type="Map"><Option name="name" type="QString" value=""/><Option name="properties" type="Map">
<Option name="size" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="coalesce(scale_exp(&quot;fatalities_best&quot;, 0, 200, 2.6, 10, 0.5), 2.6)"/><Option name="type" type="int" value="3"/></Option>
<Option name="fillColor" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="if(&quot;place_precision&quot; IN (&apos;exact&apos;, &apos;near&apos;, &apos;district&apos;), '204,121,167,215', '0,0,0,0')"/><Option name="type" type="int" value="3"/></Option>
<Option name="outlineColor" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="if(&quot;place_precision&quot; IN (&apos;exact&apos;, &apos;near&apos;, &apos;district&apos;), '255,255,255,255', '204,121,167,215')"/><Option name="type" type="int" value="3"/></Option>
<Option name="outlineWidth" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="if(&quot;place_precision&quot; IN (&apos;exact&apos;, &apos;near&apos;, &apos;district&apos;), 0.2, 0.6)"/><Option name="type" type="int" value="3"/></Option>
<Option name="outlineStyle" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="if(&quot;place_precision&quot; IN (&apos;exact&apos;, &apos;near&apos;, &apos;district&apos;), 'solid', 'dot')"/><Option name="type" type="int" value="3"/></Option>
</Option><Option name="type" type="QString" value="collection"/></Option></data_defined_properties></layer></symbol>
<symbol name="3" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
<data_defined_properties><Option type="Map"><Option name="name" type="QString" value=""/><Option name="properties" type="Map">
<Option name="alpha" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="if(&quot;realis&quot; IN ('planned','foiled'), 35, 100)"/><Option name="type" type="int" value="3"/></Option>
</Option><Option name="type" type="QString" value="collection"/></Option></data_defined_properties>
<layer class="SimpleMarker" enabled="1" locked="0" pass="0"><Option type="Map">
<Option name="name" type="QString" value="circle"/><Option name="color" type="QString" value="0,114,178,215"/><Option name="size" type="QString" value="3"/><Option name="size_unit" type="QString" value="MM"/><Option name="outline_color" type="QString" value="255,255,255,255"/><Option name="outline_style" type="QString" value="solid"/><Option name="outline_width" type="QString" value="0.2"/><Option name="outline_width_unit" type="QString" value="MM"/>
</Option>
<data_defined_properties><Option type="Map"><Option name="name" type="QString" value=""/><Option name="properties" type="Map">
<Option name="size" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="coalesce(scale_exp(&quot;fatalities_best&quot;, 0, 200, 2.6, 10, 0.5), 2.6)"/><Option name="type" type="int" value="3"/></Option>
<Option name="fillColor" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="if(&quot;place_precision&quot; IN (&apos;exact&apos;, &apos;near&apos;, &apos;district&apos;), '0,114,178,215', '0,0,0,0')"/><Option name="type" type="int" value="3"/></Option>
<Option name="outlineColor" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="if(&quot;place_precision&quot; IN (&apos;exact&apos;, &apos;near&apos;, &apos;district&apos;), '255,255,255,255', '0,114,178,215')"/><Option name="type" type="int" value="3"/></Option>
<Option name="outlineWidth" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="if(&quot;place_precision&quot; IN (&apos;exact&apos;, &apos;near&apos;, &apos;district&apos;), 0.2, 0.6)"/><Option name="type" type="int" value="3"/></Option>
<Option name="outlineStyle" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="if(&quot;place_precision&quot; IN (&apos;exact&apos;, &apos;near&apos;, &apos;district&apos;), 'solid', 'dot')"/><Option name="type" type="int" value="3"/></Option>
</Option><Option name="type" type="QString" value="collection"/></Option></data_defined_properties></layer></symbol>
<symbol name="4" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
<data_defined_properties><Option type="Map"><Option name="name" type="QString" value=""/><Option name="properties" type="Map">
<Option name="alpha" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="if(&quot;realis&quot; IN ('planned','foiled'), 35, 100)"/><Option name="type" type="int" value="3"/></Option>
</Option><Option name="type" type="QString" value="collection"/></Option></data_defined_properties>
<layer class="SimpleMarker" enabled="1" locked="0" pass="0"><Option type="Map">
<Option name="name" type="QString" value="circle"/><Option name="color" type="QString" value="0,158,115,215"/><Option name="size" type="QString" value="3"/><Option name="size_unit" type="QString" value="MM"/><Option name="outline_color" type="QString" value="255,255,255,255"/><Option name="outline_style" type="QString" value="solid"/><Option name="outline_width" type="QString" value="0.2"/><Option name="outline_width_unit" type="QString" value="MM"/>
</Option>
<data_defined_properties><Option type="Map"><Option name="name" type="QString" value=""/><Option name="properties" type="Map">
<Option name="size" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="coalesce(scale_exp(&quot;fatalities_best&quot;, 0, 200, 2.6, 10, 0.5), 2.6)"/><Option name="type" type="int" value="3"/></Option>
<Option name="fillColor" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="if(&quot;place_precision&quot; IN (&apos;exact&apos;, &apos;near&apos;, &apos;district&apos;), '0,158,115,215', '0,0,0,0')"/><Option name="type" type="int" value="3"/></Option>
<Option name="outlineColor" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="if(&quot;place_precision&quot; IN (&apos;exact&apos;, &apos;near&apos;, &apos;district&apos;), '255,255,255,255', '0,158,115,215')"/><Option name="type" type="int" value="3"/></Option>
<Option name="outlineWidth" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="if(&quot;place_precision&quot; IN (&apos;exact&apos;, &apos;near&apos;, &apos;district&apos;), 0.2, 0.6)"/><Option name="type" type="int" value="3"/></Option>
<Option name="outlineStyle" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="if(&quot;place_precision&quot; IN (&apos;exact&apos;, &apos;near&apos;, &apos;district&apos;), 'solid', 'dot')"/><Option name="type" type="int" value="3"/></Option>
</Option><Option name="type" type="QString" value="collection"/></Option></data_defined_properties></layer></symbol>
<symbol name="5" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
<data_defined_properties><Option type="Map"><Option name="name" type="QString" value=""/><Option name="properties" type="Map">
<Option name="alpha" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="if(&quot;realis&quot; IN ('planned','foiled'), 35, 100)"/><Option name="type" type="int" value="3"/></Option>
</Option><Option name="type" type="QString" value="collection"/></Option></data_defined_properties>
<layer class="SimpleMarker" enabled="1" locked="0" pass="0"><Option type="Map">
<Option name="name" type="QString" value="circle"/><Option name="color" type="QString" value="107,107,107,215"/><Option name="size" type="QString" value="3"/><Option name="size_unit" type="QString" value="MM"/><Option name="outline_color" type="QString" value="255,255,255,255"/><Option name="outline_style" type="QString" value="solid"/><Option name="outline_width" type="QString" value="0.2"/><Option name="outline_width_unit" type="QString" value="MM"/>
</Option>
<data_defined_properties><Option type="Map"><Option name="name" type="QString" value=""/><Option name="properties" type="Map">
<Option name="size" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="coalesce(scale_exp(&quot;fatalities_best&quot;, 0, 200, 2.6, 10, 0.5), 2.6)"/><Option name="type" type="int" value="3"/></Option>
<Option name="fillColor" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="if(&quot;place_precision&quot; IN (&apos;exact&apos;, &apos;near&apos;, &apos;district&apos;), '107,107,107,215', '0,0,0,0')"/><Option name="type" type="int" value="3"/></Option>
<Option name="outlineColor" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="if(&quot;place_precision&quot; IN (&apos;exact&apos;, &apos;near&apos;, &apos;district&apos;), '255,255,255,255', '107,107,107,215')"/><Option name="type" type="int" value="3"/></Option>
<Option name="outlineWidth" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="if(&quot;place_precision&quot; IN (&apos;exact&apos;, &apos;near&apos;, &apos;district&apos;), 0.2, 0.6)"/><Option name="type" type="int" value="3"/></Option>
<Option name="outlineStyle" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="if(&quot;place_precision&quot; IN (&apos;exact&apos;, &apos;near&apos;, &apos;district&apos;), 'solid', 'dot')"/><Option name="type" type="int" value="3"/></Option>
</Option><Option name="type" type="QString" value="collection"/></Option></data_defined_properties></layer></symbol>
</symbols>
<orderby><orderByClause asc="0" nullsFirst="0">"fatalities_best"</orderByClause></orderby>
</renderer-v2>
<symbol name="centerSymbol" type="marker" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleMarker" enabled="1" locked="0" pass="0"><Option type="Map">
<Option name="name" type="QString" value="circle"/><Option name="color" type="QString" value="90,90,90,255"/><Option name="size" type="QString" value="0.8"/><Option name="size_unit" type="QString" value="MM"/><Option name="outline_style" type="QString" value="no"/>
</Option></layer></symbol>
</renderer-v2>
<aliases>
<alias field="report_id" index="0" name="Report"/>
<alias field="event_id" index="1" name="Event"/>
<alias field="document_id" index="2" name="Document"/>
<alias field="document_title" index="3" name="Headline"/>
<alias field="document_date" index="4" name="Day of the document"/>
<alias field="event_date" index="5" name="Day"/>
<alias field="date_start" index="6" name="Earliest day"/>
<alias field="date_end" index="7" name="Latest day"/>
<alias field="date_precision" index="8" name="Day known to the"/>
<alias field="time_precision" index="9" name="Day known (ACLED 1-3)"/>
<alias field="date_text" index="10" name="Day as written"/>
<alias field="date_basis" index="11" name="Day rests on"/>
<alias field="event_type" index="12" name="Event type (ACLED)"/>
<alias field="sub_event_type" index="13" name="Sub-event type (ACLED)"/>
<alias field="kind" index="14" name="Kind"/>
<alias field="actor1" index="15" name="Actor"/>
<alias field="actor2" index="16" name="Other actor"/>
<alias field="target" index="17" name="Target"/>
<alias field="country" index="18" name="Country"/>
<alias field="country_iso3" index="19" name="Country (ISO 3166-1)"/>
<alias field="admin1" index="20" name="Province"/>
<alias field="admin2" index="21" name="District"/>
<alias field="location" index="22" name="Place"/>
<alias field="place_id" index="23" name="Place key"/>
<alias field="lat" index="24" name="Latitude"/>
<alias field="lon" index="25" name="Longitude"/>
<alias field="place_precision" index="26" name="Place known to the"/>
<alias field="geo_precision" index="27" name="Place known (ACLED 1-3)"/>
<alias field="where_prec" index="28" name="Place known (UCDP 1-7)"/>
<alias field="uncertainty_m" index="29" name="Within metres"/>
<alias field="fatalities_low" index="30" name="Deaths, at least"/>
<alias field="fatalities_best" index="31" name="Deaths"/>
<alias field="fatalities_high" index="32" name="Deaths, at most"/>
<alias field="fatalities_stated" index="33" name="Deaths stated"/>
<alias field="injuries_low" index="34" name="Injured, at least"/>
<alias field="injuries_best" index="35" name="Injured"/>
<alias field="injuries_high" index="36" name="Injured, at most"/>
<alias field="perpetrators_killed" index="37" name="Attackers killed"/>
<alias field="suicide" index="38" name="Suicide attack"/>
<alias field="weapon" index="39" name="Weapon"/>
<alias field="claimed_by" index="40" name="Claimed by"/>
<alias field="attribution" index="41" name="Actor rests on"/>
<alias field="realis" index="42" name="Happened"/>
<alias field="source" index="43" name="Source"/>
<alias field="url" index="44" name="Address"/>
<alias field="confidence" index="45" name="Confidence"/>
<alias field="sentence" index="46" name="Sentence"/>
<alias field="sentence_start" index="47" name="Sentence starts at"/>
<alias field="sentence_end" index="48" name="Sentence ends at"/>
<alias field="duplicate_of" index="49" name="Duplicate of"/>
</aliases>
<previewExpression>array_to_string(array_distinct(array_filter(array(&quot;kind&quot;, &quot;location&quot;, &quot;document_id&quot;), @element IS NOT NULL)), &apos; - &apos;)</previewExpression>
<mapTip enabled="1">&lt;div style=&quot;max-width: 36em&quot;&gt;&lt;b&gt;[% array_to_string(array_distinct(array_filter(array(nullif(replace(replace(replace(replace(coalesce(to_string(&quot;kind&quot;), &apos;&apos;), &apos;&amp;&apos;, &apos;&amp;amp;&apos;), &apos;&lt;&apos;, &apos;&amp;lt;&apos;), &apos;&gt;&apos;, &apos;&amp;gt;&apos;), &apos;&quot;&apos;, &apos;&amp;quot;&apos;), &apos;&apos;), nullif(replace(replace(replace(replace(coalesce(to_string(&quot;location&quot;), &apos;&apos;), &apos;&amp;&apos;, &apos;&amp;amp;&apos;), &apos;&lt;&apos;, &apos;&amp;lt;&apos;), &apos;&gt;&apos;, &apos;&amp;gt;&apos;), &apos;&quot;&apos;, &apos;&amp;quot;&apos;), &apos;&apos;), nullif(replace(replace(replace(replace(coalesce(to_string(&quot;country&quot;), &apos;&apos;), &apos;&amp;&apos;, &apos;&amp;amp;&apos;), &apos;&lt;&apos;, &apos;&amp;lt;&apos;), &apos;&gt;&apos;, &apos;&amp;gt;&apos;), &apos;&quot;&apos;, &apos;&amp;quot;&apos;), &apos;&apos;)), @element IS NOT NULL)), &apos;, &apos;) %]&lt;/b&gt;[% if(&quot;date_start&quot; IS NULL, &apos;&apos;, &apos;&lt;br&gt;Earliest day: &apos; || replace(replace(replace(replace(coalesce(to_string(&quot;date_start&quot;), &apos;&apos;), &apos;&amp;&apos;, &apos;&amp;amp;&apos;), &apos;&lt;&apos;, &apos;&amp;lt;&apos;), &apos;&gt;&apos;, &apos;&amp;gt;&apos;), &apos;&quot;&apos;, &apos;&amp;quot;&apos;) || &apos;&apos;) %][% if(&quot;date_end&quot; IS NULL, &apos;&apos;, &apos;&lt;br&gt;Latest day: &apos; || replace(replace(replace(replace(coalesce(to_string(&quot;date_end&quot;), &apos;&apos;), &apos;&amp;&apos;, &apos;&amp;amp;&apos;), &apos;&lt;&apos;, &apos;&amp;lt;&apos;), &apos;&gt;&apos;, &apos;&amp;gt;&apos;), &apos;&quot;&apos;, &apos;&amp;quot;&apos;) || &apos;&apos;) %][% if(&quot;place_precision&quot; IS NULL, &apos;&apos;, &apos;&lt;br&gt;Place known to the: &apos; || replace(replace(replace(replace(coalesce(to_string(&quot;place_precision&quot;), &apos;&apos;), &apos;&amp;&apos;, &apos;&amp;amp;&apos;), &apos;&lt;&apos;, &apos;&amp;lt;&apos;), &apos;&gt;&apos;, &apos;&amp;gt;&apos;), &apos;&quot;&apos;, &apos;&amp;quot;&apos;) || &apos;&apos;) %][% if(&quot;fatalities_best&quot; IS NULL, &apos;&apos;, &apos;&lt;br&gt;Deaths: &apos; || replace(replace(replace(replace(coalesce(to_string(&quot;fatalities_best&quot;), &apos;&apos;), &apos;&amp;&apos;, &apos;&amp;amp;&apos;), &apos;&lt;&apos;, &apos;&amp;lt;&apos;), &apos;&gt;&apos;, &apos;&amp;gt;&apos;), &apos;&quot;&apos;, &apos;&amp;quot;&apos;) || &apos;&apos;) %][% if(&quot;sentence&quot; IS NULL, &apos;&apos;, &apos;&lt;br&gt;&lt;i&gt;&apos; || replace(replace(replace(replace(coalesce(to_string(&quot;sentence&quot;), &apos;&apos;), &apos;&amp;&apos;, &apos;&amp;amp;&apos;), &apos;&lt;&apos;, &apos;&amp;lt;&apos;), &apos;&gt;&apos;, &apos;&amp;gt;&apos;), &apos;&quot;&apos;, &apos;&amp;quot;&apos;) || &apos;&lt;/i&gt;&apos;) %][% if(&quot;document_title&quot; IS NULL, &apos;&apos;, &apos;&lt;br&gt;Headline: &apos; || replace(replace(replace(replace(coalesce(to_string(&quot;document_title&quot;), &apos;&apos;), &apos;&amp;&apos;, &apos;&amp;amp;&apos;), &apos;&lt;&apos;, &apos;&amp;lt;&apos;), &apos;&gt;&apos;, &apos;&amp;gt;&apos;), &apos;&quot;&apos;, &apos;&amp;quot;&apos;) || &apos;&apos;) %][% if(&quot;document_date&quot; IS NULL, &apos;&apos;, &apos;&lt;br&gt;Day of the document: &apos; || replace(replace(replace(replace(coalesce(to_string(&quot;document_date&quot;), &apos;&apos;), &apos;&amp;&apos;, &apos;&amp;amp;&apos;), &apos;&lt;&apos;, &apos;&amp;lt;&apos;), &apos;&gt;&apos;, &apos;&amp;gt;&apos;), &apos;&quot;&apos;, &apos;&amp;quot;&apos;) || &apos;&apos;) %][% if(&quot;source&quot; IS NULL, &apos;&apos;, &apos;&lt;br&gt;Source: &apos; || replace(replace(replace(replace(coalesce(to_string(&quot;source&quot;), &apos;&apos;), &apos;&amp;&apos;, &apos;&amp;amp;&apos;), &apos;&lt;&apos;, &apos;&amp;lt;&apos;), &apos;&gt;&apos;, &apos;&amp;gt;&apos;), &apos;&quot;&apos;, &apos;&amp;quot;&apos;) || &apos;&apos;) %][% if(&quot;url&quot; IS NULL, &apos;&apos;, &apos;&lt;br&gt;Address: &apos; || replace(replace(replace(replace(coalesce(to_string(&quot;url&quot;), &apos;&apos;), &apos;&amp;&apos;, &apos;&amp;amp;&apos;), &apos;&lt;&apos;, &apos;&amp;lt;&apos;), &apos;&gt;&apos;, &apos;&amp;gt;&apos;), &apos;&quot;&apos;, &apos;&amp;quot;&apos;) || &apos;&apos;) %]&lt;/div&gt;</mapTip>
</qgis>
