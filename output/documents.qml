<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="AllStyleCategories" hasScaleBasedVisibilityFlag="0">
<aliases>
<alias field="document_id" index="0" name="Document"/>
<alias field="title" index="1" name="Title"/>
<alias field="published" index="2" name="Published"/>
<alias field="published_basis" index="3" name="Day known by"/>
<alias field="url" index="4" name="Address"/>
<alias field="source" index="5" name="Source"/>
<alias field="characters" index="6" name="Characters"/>
<alias field="mentions" index="7" name="Mentions"/>
<alias field="placed" index="8" name="Names placed"/>
<alias field="reports" index="9" name="Reports"/>
<alias field="duplicate_of" index="10" name="Duplicate of"/>
</aliases>
<previewExpression>array_to_string(array_distinct(array_filter(array(&quot;title&quot;, &quot;document_id&quot;), @element IS NOT NULL)), &apos; - &apos;)</previewExpression>
</qgis>
