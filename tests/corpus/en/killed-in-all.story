id: killed-in-all
published: 2023-10-07

A missile hit a cafe in the village of Hroza on Thursday. 59 people died, including an eight-year-old boy. Seven others were wounded.

mentions:
