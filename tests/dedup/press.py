"""More texts in the manner of the press, written for these tests: stories, and forms to fill in."""

from __future__ import annotations

from tests.dedup.texts import prose

HOSPITAL = prose(
    """
Ngày 9/10, Quân y viện 121 tại Cần Thơ tiếp nhận lô thiết bị chẩn đoán hình ảnh do tổ chức y tế Na Uy
tài trợ, trị giá 2,4 triệu USD, gồm 6 máy siêu âm và hai máy chụp cắt lớp.

Đại tá Phùng Gia Bảo, Giám đốc viện, cho biết số thiết bị này sẽ được đưa về các trạm xá trên đảo Thổ
Chu và Hòn Khoai, nơi ngư dân phải đi tàu cả ngày mới tới được bệnh viện.

Bà Ingrid Solberg, đại diện nhà tài trợ, nói rằng Na Uy chọn đồng bằng sông Cửu Long vì khoảng cách giữa
người bệnh và bác sĩ ở đây còn xa. Các kỹ sư Na Uy sẽ ở lại ba tuần để hướng dẫn vận hành.

Cùng với máy móc, 48 bác sĩ quân y được cử sang Bergen học đọc phim và hội chẩn từ xa trong hai đợt, đợt
đầu vào tháng 11.

Theo kế hoạch, đến cuối năm sau toàn bộ 15 trạm xá quân dân y ở vùng biển phía Nam sẽ nối với trung tâm
hội chẩn đặt tại viện.
"""
)

HOSPITAL_OWN = prose(
    """
Chuyện ngư dân đảo xa phải vượt biển cả ngày để siêu âm có lẽ sắp lùi vào quá khứ. Hai máy chụp cắt lớp
cùng 6 máy siêu âm đời mới vừa về tới Cần Thơ, quà của các bạn Na Uy.

Trong lễ bàn giao giản dị hôm 9/10, đại tá Phùng Gia Bảo không giấu được niềm vui. Ông kể có lần tàu chở
sản phụ từ Thổ Chu gặp gió to, em bé chào đời ngay trên boong.

Phía sau món quà hơn hai triệu đô-la là chương trình dài hơi: gần năm chục bác sĩ trẻ sẽ lần lượt sang
Bergen, học cách đọc phim rồi hội chẩn qua màn hình với các đảo.
"""
)

FLOOD = prose(
    """
Đến 17 giờ ngày 22/10, mưa lũ tại Hà Tĩnh đã làm 4 người chết, 2 người mất tích và 3.120 ngôi nhà ngập
sâu, theo báo cáo của Ban Chỉ huy phòng thủ dân sự tỉnh.

Bộ Chỉ huy quân sự tỉnh huy động 860 cán bộ, chiến sĩ cùng 25 xuồng cao su tới các xã ven sông Ngàn Sâu,
đưa người già và trẻ nhỏ tới trường học trên cao.

Thượng tá Hồ Sỹ Lâm, Phó chỉ huy trưởng, cho biết nước lên nhanh trong đêm khiến nhiều gia đình ở Hương
Khê không kịp kê đồ. Lương khô và nước uống được thả xuống bằng dây từ mái nhà này sang mái nhà khác.

Quốc lộ 15 còn bị chia cắt tại 7 điểm. Ngành điện đã ngắt lưới ở vùng ngập, dự kiến đóng lại sau khi
nước rút dưới báo động hai.
"""
)

EXERCISE = prose(
    """
HAI PHONG - Engineers from Vietnam and New Zealand opened a ten-day search and rescue exercise on Monday
at a training ground outside the port city, the first the two armies have held on Vietnamese soil.

About 120 soldiers will practise cutting through collapsed concrete, shoring up stairwells and moving
casualties by boat after a simulated earthquake, the Engineering Command said.

Colonel Do Manh Tuan said the scenario was drawn from last year's landslides, when rescuers reached two
villages only after thirty hours. Lieutenant Colonel Hana Whitaker of the New Zealand Army said her team
had come to learn how local militia find people without machines.

Two search dogs, flown from Palmerston North, drew the longest queue of photographers at the opening.

The exercise closes on May 24 with a night drill on the Lach Tray river that the public may watch from
the bridge.
"""
)

EXERCISE_PREVIEW = prose(
    """
HAI PHONG - Vietnam and New Zealand will hold their first joint search and rescue exercise in Vietnam
later this month, the Engineering Command announced on Thursday.

The drill, planned for the second half of May, is to bring together around 120 troops for ten days.
Planners from both sides met last week to settle transport of equipment and the use of a range near the
city.

Officials said details such as the closing night event were still being discussed with municipal
authorities.
"""
)

RECEPTION = prose(
    """
Hanoi (VNA) – Deputy Defence Minister Senior Lieutenant General Hoang Xuan Chien received a delegation of the
Lao People's Army led by {guest} in Hanoi on {day}.

Chien welcomed the guests to Vietnam, and said their visit would help deepen the great friendship, special
solidarity and comprehensive cooperation between the two armies.

He suggested the two sides continue to carry out signed agreements, step up the exchange of delegations, and
work closely in training, border management and the search for the remains of Vietnamese volunteer soldiers.

The guest thanked the Vietnamese ministry for its support, and said that the Lao side would do its best to
bring the cooperation into deeper and more practical channels.
"""
)

READOUT = prose(
    """
The Minister spoke by telephone today with {post} {guest} of {country}. The Minister and the {title}
discussed regional security and reaffirmed the importance of the partnership between the two countries.
They agreed to continue close consultations in the months ahead, including at the ASEAN Defence
Ministers' Meeting Plus. The Minister thanked the {title} for {country}'s support in overcoming the
consequences of war and looked forward to welcoming {guest} to Hanoi.
"""
)

PROCLAMATION = prose(
    """
Every year on this day we honor the men and women of the Coast Watch, who keep our harbors safe in fair
weather and foul. Since {founded}, their lamps have guided sailors home and their boats have gone out
when others came in. In the past year they answered {calls} calls for help and brought {saved} people
ashore. We remember the crew of the {boat}, who did not return. I call upon all citizens to observe this
day with fitting ceremonies, and upon captains to sound their horns at noon. In witness whereof, I have
hereunto set my hand this {day} day of {month}, in the year of our Lord {year}.
"""
)

TRAVEL = prose(
    """
Advisory {number}: Mariners are advised that live firing will take place in area {area} on {day} between
{start} and {end} local time. Vessels should keep at least {miles} nautical miles clear of the area and
monitor channel 16. Queries may be addressed to the duty officer.
"""
)

GOLD = prose(
    """
Giá vàng hôm nay {day}: Mở cửa phiên giao dịch sáng nay, giá vàng miếng tại Hà Nội niêm yết mua vào
{buy} triệu đồng/lượng, bán ra {sell} triệu đồng/lượng. Giá vàng nhẫn trơn bán ra {ring} triệu
đồng/lượng. Trên thị trường thế giới, giá vàng giao ngay đứng ở {spot} USD/ounce. Chênh lệch giữa giá
trong nước và thế giới khoảng {gap} triệu đồng/lượng.
"""
)

WEATHER = prose(
    """
Dự báo thời tiết ngày {day}: Phía Tây Bắc Bộ có mây, {west}, gió nhẹ, nhiệt độ thấp nhất {low} độ, cao
nhất {high} độ. Phía Đông Bắc Bộ có mây, {east}, gió đông bắc cấp {wind}, trời rét. Khu vực Hà Nội có
mây, {west}, nhiệt độ cao nhất {high} độ. Nam Bộ có mây, chiều tối có mưa rào vài nơi, nhiệt độ cao nhất
{south} độ.
"""
)

FAREWELL = prose(
    """
Chiều {day}, tại trụ sở Bộ Tổng Tham mưu, Trung tướng Vũ Khắc Nam tiếp {guest}, Tùy viên Quốc phòng
{country} tại Việt Nam, đến chào từ biệt nhân kết thúc nhiệm kỳ. Trung tướng Vũ Khắc Nam đánh giá cao
đóng góp của Tùy viên đối với quan hệ quốc phòng hai nước và chúc Tùy viên thành công trên cương vị mới.
"""
)

TENDER = prose(
    """
Cục Hậu cần mời các nhà thầu đủ điều kiện tham gia gói thầu số {number}: cung cấp {goods} năm {year}. Hồ
sơ mời thầu phát hành từ ngày {day} tại phòng Kế hoạch. Giá trị bảo đảm dự thầu là {bond} triệu đồng. Hồ
sơ dự thầu nộp muộn sẽ không được chấp nhận.
"""
)

CAPTION = prose(
    """
Đại tá Phùng Gia Bảo (bên phải) nhận biên bản bàn giao từ bà Ingrid Solberg tại Quân y viện 121, Cần
Thơ.
"""
)

CHROME = "Trang nhất\nThời sự\nQuốc phòng\nThứ Sáu, 10:25\nChia sẻ\nLưu tin"
RELATED = "Tin liên quan\nKhánh thành cầu treo ở bản xa\nGiải chạy đêm thu hút nghìn người\nĐọc nhiều"

EXERCISE_VI = prose(
    """
Công binh Việt Nam và New Zealand khai mạc cuộc diễn tập tìm kiếm cứu nạn mười ngày tại thao trường
ngoại ô Hải Phòng hôm thứ Hai, lần đầu hai quân đội tổ chức trên đất Việt Nam. Khoảng 120 binh sĩ sẽ
luyện cắt bê tông đổ sập.
"""
)

CONSULTATION = prose(
    """
Buổi lễ kết thúc bằng một ca hội chẩn thử với trạm xá trên đảo Nam Du, nơi bác sĩ trực cho một cụ ông
đau ngực xem phim chụp ngay tại giường.
"""
)
