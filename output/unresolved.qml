<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="AllStyleCategories" hasScaleBasedVisibilityFlag="0">
<aliases>
<alias field="name" index="0" name="Name"/>
<alias field="mentions" index="1" name="Mentions"/>
<alias field="documents" index="2" name="Documents"/>
<alias field="sentence" index="3" name="Sentence"/>
<alias field="document_id" index="4" name="Document"/>
</aliases>
<previewExpression>&quot;name&quot;</previewExpression>
</qgis>
