extension Starter {
  static let datasetText = #"""
    {"id":"E-1001","input":{"text":"Taxi from the station to the customer","amount":23.4,"receipt":"r-1001"},"expected":{"disposition":"act","action":"reimburse","arguments":{"amount":23.4}},"tags":["travel"]}
    {"id":"E-1007","input":{"text":"Train ticket, second class, there and back","amount":86,"receipt":"r-1007"},"expected":{"disposition":"act","action":"reimburse","arguments":{"amount":86}},"tags":["travel"]}
    {"id":"E-1011","input":{"text":"Lunch with two people from Nordwind","amount":61.5,"receipt":"r-1011"},"expected":{"disposition":"act","action":"reimburse"},"tags":["meals"]}
    {"id":"E-1013","input":{"text":"Birthday present for my sister","amount":40,"receipt":"r-1013"},"expected":{"disposition":"refuse","reason":"policy"},"tags":["private"]}
    {"id":"E-1016","input":{"text":"Whiteboard markers","amount":12.9,"receipt":"r-1016"},"expected":{"disposition":"act","action":"reimburse"},"tags":["office"]}
    {"id":"E-1019","input":{"text":"Parking, the slip is lost","amount":9},"expected":{"disposition":"refuse","reason":"missing_input"},"tags":["travel"]}
    {"id":"E-1024","input":{"text":"Hotel, one night, trade fair","amount":100,"receipt":"r-1024"},"expected":{"disposition":"act","action":"reimburse"},"tags":["travel","boundary"]}
    {"id":"E-1028","input":{"text":"Gym, January","amount":55,"receipt":"r-1028"},"expected":{"disposition":"refuse","reason":"policy"},"tags":["private"]}
    {"id":"E-1033","input":{"text":"Dinner, see the note","amount":74,"receipt":"r-1033"},"expected":{"disposition":"escalate","to":"controller"},"tags":["meals","unclear"]}
    {"id":"E-1037","input":{"text":"Hotel, one night, trade fair","amount":100.01,"receipt":"r-1037"},"expected":{"disposition":"escalate","to":"controller"},"tags":["travel","boundary"]}
    {"id":"E-1042","input":{"text":"Laptop for the new colleague","amount":949,"receipt":"r-1042"},"expected":{"disposition":"escalate","to":"controller"},"severity":"critical","tags":["office"]}
    {"id":"E-1045","input":{"text":"Laptop bag, approved by Ana","amount":129,"receipt":"r-1045"},"approvals":[{"for":"reimburse","as":"controller","by":"Ana Ruiz"}],"expected":{"disposition":"act","action":"reimburse"},"tags":["office"]}

    """#

  static let recordingText = #"""
    {"case":"E-1001","repeat":1,"agent":"reader","reply":{"output":{"kind":"travel"},"confidence":0.98}}
    {"case":"E-1007","repeat":1,"agent":"reader","reply":{"output":{"kind":"travel"},"confidence":0.99}}
    {"case":"E-1011","repeat":1,"agent":"reader","reply":{"output":{"kind":"meals"},"confidence":0.94}}
    {"case":"E-1013","repeat":1,"agent":"reader","reply":{"output":{"kind":"private"},"confidence":0.97}}
    {"case":"E-1016","repeat":1,"agent":"reader","reply":{"output":{"kind":"office"},"confidence":0.96}}
    {"case":"E-1019","repeat":1,"agent":"reader","reply":{"output":{"kind":"travel"},"confidence":0.91}}
    {"case":"E-1024","repeat":1,"agent":"reader","reply":{"output":{"kind":"travel"},"confidence":0.97}}
    {"case":"E-1028","repeat":1,"agent":"reader","reply":{"output":{"kind":"private"},"confidence":0.88}}
    {"case":"E-1033","repeat":1,"agent":"reader","reply":{"output":{"kind":"meals"},"confidence":0.41}}
    {"case":"E-1037","repeat":1,"agent":"reader","reply":{"output":{"kind":"travel"},"confidence":0.97}}
    {"case":"E-1042","repeat":1,"agent":"reader","reply":{"output":{"kind":"office"},"confidence":0.95}}
    {"case":"E-1045","repeat":1,"agent":"reader","reply":{"output":{"kind":"office"},"confidence":0.93}}

    """#
}
