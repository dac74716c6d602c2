id: weekday-fixes-year

Five Chinese engineers were killed when a suicide bomber rammed their bus near Besham in northern Pakistan on Tuesday the 26th March. Eight days before, on March 18, jets struck villages in Paktika.

mentions:
times:
