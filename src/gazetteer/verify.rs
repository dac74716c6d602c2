use fst::Streamer;

use super::{Gazetteer, GazetteerError, format};
use crate::model::NameId;

/// Reads everything once.
pub(super) fn verify(gazetteer: &Gazetteer) -> Result<(), GazetteerError> {
    let Gazetteer { bytes, names, .. } = gazetteer;
    if format::hash(bytes) != gazetteer.fingerprint() {
        return Err(GazetteerError::Damaged("checksum"));
    }
    names.verify().map_err(|_| GazetteerError::Damaged("index of names"))?;
    let mut before = "";
    for place in gazetteer.places() {
        let sound = before < place.key
            && !place.name.is_empty()
            && place.position.lon.abs() <= 180.0
            && place.position.lat.abs() <= 90.0;
        if !sound {
            return Err(GazetteerError::Damaged("places"));
        }
        before = place.key;
    }
    let mut stream = names.stream();
    while let Some((_, number)) = stream.next() {
        let name = u32::try_from(number.value()).ok().map(NameId);
        if name.is_none_or(|name| gazetteer.senses(name).next().is_none()) {
            return Err(GazetteerError::Damaged("senses"));
        }
    }
    Ok(())
}
