-- What keeps the index and the count right when somebody edits a table; TABLE stands for its name.
-- Made when all rows are in: these call functions that plain SQLite does not have.
CREATE TRIGGER "trigger_insert_feature_count_TABLE" AFTER INSERT ON "TABLE"
BEGIN
    UPDATE gpkg_ogr_contents SET feature_count = feature_count + 1
        WHERE lower(table_name) = lower('TABLE');
END;
CREATE TRIGGER "trigger_delete_feature_count_TABLE" AFTER DELETE ON "TABLE"
BEGIN
    UPDATE gpkg_ogr_contents SET feature_count = feature_count - 1
        WHERE lower(table_name) = lower('TABLE');
END;
